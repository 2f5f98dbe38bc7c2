using System.Collections.Immutable;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Runtime;

/// <summary>What is in a folder, for completion.</summary>
internal static class FolderListing
{
    /// <summary>More would be no help, and no list.</summary>
    private const int MostFiles = 10_000;

    /// <summary>Lists a folder; blocks for as long as the disk, or a file server, takes.</summary>
    public static DashboardInput.FilesListed Read(string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            List<CompletionCandidate> files = [];
            foreach (FileSystemInfo file in new DirectoryInfo(folder).EnumerateFileSystemInfos().Take(MostFiles))
            {
                cancellationToken.ThrowIfCancellationRequested();
                files.Add(IsFolder(file) ? new CompletionCandidate(file.Name + "/", IsWhole: false) : new CompletionCandidate(file.Name));
            }

            return new DashboardInput.FilesListed(folder, [.. files.OrderBy(file => file.Text, StringComparer.OrdinalIgnoreCase)]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            return new DashboardInput.FilesListed(folder, ImmutableArray<CompletionCandidate>.Empty, $"{folder} cannot be listed: {failure.Message}");
        }
    }

    /// <summary>A link to a folder counts as one.</summary>
    private static bool IsFolder(FileSystemInfo file) =>
        file.Attributes.HasFlag(FileAttributes.Directory) || (file.LinkTarget is not null && Directory.Exists(file.FullName));
}
