namespace NetConsole.Dashboard.Models;

/// <summary>A file on its way to one connection.</summary>
/// <param name="Path">The file as the operator named it. Outside text.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sent">How many of them the kernel has taken.</param>
/// <param name="Started">When the first of them went.</param>
/// <param name="Moved">When <paramref name="Sent"/> was counted.</param>
internal sealed record FileSend(string Path, long Length, long Sent, DateTimeOffset Started, DateTimeOffset Moved)
{
    /// <summary>The operator has stopped it; it ends after the piece that is under way, which waits for the peer to read.</summary>
    public bool IsStopping { get; init; }
}
