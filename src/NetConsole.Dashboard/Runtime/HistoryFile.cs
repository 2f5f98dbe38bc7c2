using System.Text;
using System.Threading.Channels;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// The lines of earlier runs, one a line, newest last. Written behind the loop's back, so that a slow disk never holds up a key, and only by one program at a time.
/// A history that cannot be read or written is no history, and no reason to bother anybody who wants to talk to a socket.
/// </summary>
internal sealed class HistoryFile : IAsyncDisposable
{
    /// <summary>Another program holds the file for as long as a few lines take; 40 times this is long enough for any disk.</summary>
    private static readonly TimeSpan s_turnWait = TimeSpan.FromMilliseconds(25);

    private const int MostTurns = 40;

    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string? _path;
    private readonly TimeProvider _time;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Null until there is a line to write; the loop's.</summary>
    private Task? _writing;

    /// <param name="path">The file, made when first needed; null keeps nothing.</param>
    /// <param name="time">The clock by which it waits for its turn.</param>
    public HistoryFile(string? path, TimeProvider time)
    {
        _path = path;
        _time = time;
    }

    /// <summary>Keeps a line; by the loop alone. What must not be kept is for the caller to know.</summary>
    public void Append(string line)
    {
        if (_path is { } path)
        {
            _lines.Writer.TryWrite(HistoryText.Write(line));
            _writing ??= Task.Run(() => WriteAsync(path));
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
            // Whoever writes adds whole lines at the end, so that reading meanwhile does no harm.
            using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(file, Encoding.UTF8);
            Queue<string> last = new();
            while (reader.ReadLine() is { } line)
            {
                last.Enqueue(line);
                if (last.Count > History.Limit)
                {
                    last.Dequeue();
                }
            }

            return History.Of(last.Select(HistoryText.Read));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return History.Empty;
        }
    }

    /// <summary>Writes what is still waiting, unless the disk hangs.</summary>
    public async ValueTask DisposeAsync()
    {
        _lines.Writer.Complete();
        await DiskPatience.HasEndedAsync(_writing ?? Task.CompletedTask, _time).ConfigureAwait(false);
    }

    private async Task WriteAsync(string path)
    {
        while (await _lines.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var lines = new StringBuilder();
            while (_lines.Reader.TryRead(out string? line))
            {
                lines.Append(line).Append('\n');
            }

            try
            {
                PrivateFiles.CreateFolderOf(path);
                FileStream turn = await TakeTurnAsync(path + ".lock").ConfigureAwait(false);
                await using (turn.ConfigureAwait(false))
                {
                    await AddAsync(path, lines.ToString()).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return;
            }
        }
    }

    private static async Task AddAsync(string path, string lines)
    {
        FileStream file = new(path, Options(FileShare.ReadWrite));
        await using (file.ConfigureAwait(false))
        {
            // It may be older than this rule, or have been copied.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & ~OnlyUser) != 0)
            {
                File.SetUnixFileMode(file.SafeFileHandle, OnlyUser);
            }

            file.Seek(0, SeekOrigin.End);
            await file.WriteAsync(Encoding.UTF8.GetBytes(lines)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits until no other program writes: each holds a file beside it meanwhile, which the base library locks (flock) where no sharing is asked for. Two that
    /// wrote at once would write over each other, because the base library keeps the end of a file in mind instead of having the system find it (O_APPEND).
    /// </summary>
    private async Task<FileStream> TakeTurnAsync(string lockPath)
    {
        for (int turn = 1; ; turn++)
        {
            try
            {
                return new FileStream(lockPath, Options(FileShare.None));
            }
            catch (IOException) when (turn < MostTurns && File.Exists(lockPath))
            {
                await Task.Delay(s_turnWait, _time).ConfigureAwait(false);
            }
        }
    }

    private static FileStreamOptions Options(FileShare share)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyUser;
        }

        return options;
    }
}
