using System.Collections.Concurrent;
using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Runtime;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class TranscriptSaverTests : IDisposable
{
    private readonly TranscriptStore _store = new(1 << 20);
    private readonly ConcurrentQueue<DashboardInput> _posted = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("netconsole-").FullName;

    private string File => Path.Join(_folder, "session.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Save_ANewFile_WritesWhatIsWanted_AndSaysSo()
    {
        DashboardInput told = await SavedAsync(replaces: false);
        Assert.Contains("1 row, ", Assert.IsType<DashboardInput.Told>(told).Notice.Text, StringComparison.Ordinal);
        Assert.EndsWith("#1 < two\n", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_AFileThatIsThere_AsksAndLeavesItAlone_UntilItMayBeReplaced()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine", TestContext.Current.CancellationToken);
        Assert.Equal(new DashboardInput.SaveFoundFile(File, new Effect.SaveTranscript(File, Replaces: true)), await SavedAsync(replaces: false));
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken));

        Assert.IsType<DashboardInput.Told>(await SavedAsync(replaces: true));
        Assert.DoesNotContain("mine", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_IntoAFolderThatIsNotThere_SaysWhy()
    {
        DashboardInput told = await SavedAsync(replaces: false, Path.Join(_folder, "none", "session.txt"));
        Assert.Contains("could not be written", Assert.IsType<DashboardInput.Told>(told).Notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "nothing of it is left")]
    [InlineData(true, "not whole")]
    public async Task Save_OntoADiskThatIsFull_SaysSo_AndLeavesNoPartOfANewFile(bool replaces, string left)
    {
        DashboardInput told = await SavedAsync(replaces, wanted: (in TranscriptEntry _, RowText _) => throw new IOException("No space left on device"));
        string text = Assert.IsType<DashboardInput.Told>(told).Notice.Text;

        Assert.Contains("could not be written: No space left on device; ", text, StringComparison.Ordinal);
        Assert.EndsWith(left, text, StringComparison.Ordinal);
        Assert.Equal(replaces, System.IO.File.Exists(File));
    }

    private async Task<DashboardInput> SavedAsync(bool replaces, string? path = null, RowTest? wanted = null)
    {
        wanted ??= (in TranscriptEntry entry, RowText _) => entry.Row == 1;
        foreach (string text in (string[])["one", "two"])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            _store.Append(new TranscriptEntry(EntryKind.Received, default, 1, 1, MessageFlags.None, bytes, 0, bytes.Length, null));
        }

        _posted.Clear();
        await using (TranscriptSaver saver = new(_store, TimeProvider.System, _posted.Enqueue))
        {
            saver.Save(path ?? File, replaces, wanted, TimeZoneInfo.Utc, Encoding.UTF8);
        }

        return Assert.Single(_posted);
    }
}
