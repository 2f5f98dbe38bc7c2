using System.Threading.Channels;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class SettingsFileTests : IAsyncLifetime
{
    private static readonly SessionSettings s_unset = new(TimeZoneInfo.Utc);

    private readonly string _home = Directory.CreateTempSubdirectory("netconsole-").FullName;
    private readonly Channel<DashboardInput> _posted = Channel.CreateUnbounded<DashboardInput>();
    private SettingsFile _file = null!;

    private string FilePath => Path.Join(_home, ".config", "netconsole", "config.json");

    public ValueTask InitializeAsync()
    {
        _file = new SettingsFile(FilePath, _home, TimeProvider.System, input => _posted.Writer.TryWrite(input));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    [Fact]
    public void Read_NoFile_IsNoProblem() => Assert.Equal(s_unset, _file.Read(s_unset).Settings);

    [Fact]
    public async Task Save_MakesAPrivateFileAndNamesItShortly()
    {
        Assert.Equal(Notice.Done("saved in ~/.config/netconsole/config.json: theme light"), await SaveAsync(("theme", "light")));
        Assert.Equal(ThemeChoice.Light, _file.Read(s_unset).Settings.Theme);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!));
        }

        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public async Task Save_NothingNew_LeavesTheFileAlone()
    {
        await SaveAsync(("theme", "light"));
        DateTime written = File.GetLastWriteTimeUtc(FilePath);

        Assert.Equal(Notice.Done("~/.config/netconsole/config.json says so already"), await SaveAsync(("theme", "light")));
        Assert.Equal(written, File.GetLastWriteTimeUtc(FilePath));
    }

    [Fact]
    public async Task Save_ThroughALink_KeepsTheLink()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links need a privilege there");
        }

        string real = Path.Join(_home, "dotfiles.json");
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.CreateSymbolicLink(FilePath, real);
        await File.WriteAllTextAsync(real, "{ \"mine\": 1 }", TestContext.Current.CancellationToken);
        await SaveAsync(("theme", "light"));

        Assert.NotNull(new FileInfo(FilePath).LinkTarget);
        Assert.Equal("{ \"mine\": 1, \"theme\": \"light\" }", await File.ReadAllTextAsync(real, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Save_OverWhatIsNoJson_RefusesAndChangesNothing()
    {
        await WriteAsync("{ theme: dark }");

        Assert.Equal(NoticeKind.Error, (await SaveAsync(("theme", "light"))).Kind);
        Assert.Equal("{ theme: dark }", await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("[]", "settings stand in braces")]
    [InlineData("[1] // mine", "settings stand in braces")]
    [InlineData("\"dark\"", "settings stand in braces")]
    public async Task Save_OverWhatHoldsNoSettings_SaysWhy_AndChangesNothing(string json, string why)
    {
        await WriteAsync(json);

        Assert.Equal(
            Notice.Error($"in ~/.config/netconsole/config.json {why}, so nothing was saved; put it right or move it away"), await SaveAsync(("theme", "light")));
        Assert.Equal(json, await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{ \"messages\": {} }")]
    [InlineData("{ \"messages\": { \"name\": \"a\" } }")]
    [InlineData("{ \"messages\": \"none\" }")]
    public async Task Messages_WhereNoListIs_AreNotKept_AndNothingIsChanged(string json)
    {
        await WriteAsync(json);
        Assert.True(SavedMessage.TryMake("ping", "PING", isHex: false, 2, out SavedMessage? message, out _));
        _file.Save(message);

        Assert.Contains("messages are a list, so nothing was saved", (await ToldAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(json, await File.ReadAllTextAsync(FilePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_Problems_NameTheFile()
    {
        await WriteAsync("{ \"theme\": \"drak\" }");
        Assert.StartsWith("config.json, line 1, column 12: theme cannot be drak", Assert.Single(_file.Read(s_unset).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AByteOrderMark_IsNoProblem()
    {
        await WriteAsync("\uFEFF{ \"theme\": \"dark\" }");
        Assert.Equal(ThemeChoice.Dark, _file.Read(s_unset).Settings.Theme);
    }

    [Fact]
    public async Task Read_AFolderInItsPlace_IsAProblemAndNoFailure()
    {
        Directory.CreateDirectory(FilePath);
        Assert.Equal(s_unset, _file.Read(s_unset).Settings);
        Assert.Equal(NoticeKind.Error, (await SaveAsync(("theme", "light"))).Kind);
    }

    [Fact]
    public async Task Messages_AreKeptAndForgotten()
    {
        Assert.True(SavedMessage.TryMake("ping", "PING", isHex: false, 2, out SavedMessage? message, out _));
        _file.Save(message);
        Assert.Equal("ping is kept in ~/.config/netconsole/config.json; F2 sends it", (await ToldAsync()).Text);
        Assert.Equal("ping", Assert.Single(_file.Read(s_unset).Messages).Name);

        _file.Remove("ping");
        await ToldAsync();
        Assert.Empty(_file.Read(s_unset).Messages);
    }

    [Fact]
    public async Task WithoutAHome_ItSaysThatNothingIsKept()
    {
        await using SettingsFile nowhere = new(null, null, TimeProvider.System, input => _posted.Writer.TryWrite(input));
        nowhere.Save([]);

        Assert.Equal(NoticeKind.Error, (await ToldAsync()).Kind);
    }

    private async Task WriteAsync(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, text, TestContext.Current.CancellationToken);
    }

    private async Task<Notice> SaveAsync(params (string Name, string Value)[] values)
    {
        _file.Save([.. values.Select(value => new SettingValue(SettingTable.Find(value.Name)!, value.Value, IsDefault: false))]);
        return await ToldAsync();
    }

    private async Task<Notice> ToldAsync() => Assert.IsType<DashboardInput.Told>(await _posted.Reader.ReadAsync(TestContext.Current.CancellationToken)).Notice;
}
