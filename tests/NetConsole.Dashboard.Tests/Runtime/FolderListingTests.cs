using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class FolderListingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netconsole-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_NamesFilesAndFolders_AndLinksAsWhatTheyLeadTo()
    {
        Directory.CreateDirectory(Path.Join(_folder, "sub"));
        File.WriteAllText(Path.Join(_folder, "a file"), "");
        Directory.CreateSymbolicLink(Path.Join(_folder, "link"), Path.Join(_folder, "sub"));

        Assert.Equal(
            [new CompletionCandidate("a file"), new CompletionCandidate("link/", IsWhole: false), new CompletionCandidate("sub/", IsWhole: false)],
            FolderListing.Read(_folder, TestContext.Current.CancellationToken).Files);
    }

    [Fact]
    public void Read_AFolderThatIsNotThere_SaysSo() =>
        Assert.Contains("cannot be listed", FolderListing.Read(Path.Join(_folder, "none"), TestContext.Current.CancellationToken).Problem, StringComparison.Ordinal);
}
