using System.Collections.Immutable;
using System.Threading.Channels;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// The lines of earlier runs, one a line, newest last. Written behind the loop's back, so that a slow disk never holds up a key.
/// A history that cannot be read or written is no history, and no reason to bother anybody who wants to talk to a socket.
/// </summary>
internal sealed class HistoryFile : IAsyncDisposable
{
    private readonly string? _path;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _writing;

    /// <param name="path">The file, made when first needed; null keeps nothing.</param>
    public HistoryFile(string? path)
    {
        _path = path;
        _writing = path is null ? Task.CompletedTask : WriteAsync(path);
    }

    public void Append(string line)
    {
        // Lines with line ends in them (from a paste, or Ctrl-V) cannot be told from two lines.
        if (line.Length > 0 && line.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            _lines.Writer.TryWrite(line);
        }
    }

    /// <summary>The lines of earlier runs.</summary>
    public History Read()
    {
        if (_path is null || !File.Exists(_path))
        {
            return History.Empty;
        }

        try
        {
            string[] lines = File.ReadAllLines(_path);
            return new History([.. lines.TakeLast(History.Limit)], null, "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return History.Empty;
        }
    }

    /// <summary>Writes what is still waiting.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.Complete();
        await _writing.ConfigureAwait(false);
    }

    private async Task WriteAsync(string path)
    {
        while (await _lines.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            ImmutableArray<string>.Builder lines = ImmutableArray.CreateBuilder<string>();
            while (_lines.Reader.TryRead(out string? line))
            {
                lines.Add(line);
            }

            try
            {
                PrivateFiles.CreateFolderOf(path);
                await File.AppendAllLinesAsync(path, lines).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }
}
