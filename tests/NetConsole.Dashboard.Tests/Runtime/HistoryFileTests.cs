using System.Runtime.Versioning;
using NetConsole.Dashboard.Runtime;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class HistoryFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netconsole-").FullName;

    private string FilePath => Path.Join(_folder, "state", "history");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("plain")]
    [InlineData("\\to #1")]
    [InlineData("one\ntwo\\n\\")]
    [InlineData("a\rb\n")]
    public async Task ALine_IsReadBackAsItWas(string line)
    {
        await WriteAsync("before", line, "after");

        Assert.Equal(["before", line, "after"], new HistoryFile(FilePath, TimeProvider.System).Read().Lines);
    }

    [Fact]
    public async Task TwoProgramsAtOnce_LoseNothing()
    {
        const int Each = 200;
        await using (HistoryFile first = new(FilePath, TimeProvider.System))
        await using (HistoryFile second = new(FilePath, TimeProvider.System))
        {
            for (int i = 0; i < Each; i++)
            {
                first.Append($"first {i}");
                second.Append($"second {i}");
            }
        }

        string[] lines = await File.ReadAllLinesAsync(FilePath, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, Each).Select(i => $"first {i}"), lines.Where(line => line.StartsWith('f')));
        Assert.Equal(Enumerable.Range(0, Each).Select(i => $"second {i}"), lines.Where(line => line.StartsWith('s')));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task TheFile_IsForItsUserAlone_AlsoWhenItWasNot()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, "old\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(FilePath, (UnixFileMode)0b110_100_100);
        await WriteAsync("new");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(["old", "new"], new HistoryFile(FilePath, TimeProvider.System).Read().Lines);
    }

    [Fact]
    public async Task NoPlaceForIt_IsNoReasonToFail()
    {
        await using HistoryFile history = new(Path.Join("/proc/nowhere", "history"), TimeProvider.System);
        history.Append("line");

        Assert.Empty(history.Read().Lines);
    }

    private async Task WriteAsync(params string[] lines)
    {
        await using HistoryFile history = new(FilePath, TimeProvider.System);
        foreach (string line in lines)
        {
            history.Append(line);
        }
    }
}
