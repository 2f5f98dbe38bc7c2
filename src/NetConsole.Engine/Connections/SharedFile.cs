using Microsoft.Win32.SafeHandles;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>What became of opening a file: a handle and a length, or a fault in plain words.</summary>
internal readonly record struct FileOpening(SafeFileHandle? Handle, long Length, NetworkFault? Fault);

/// <summary>
/// A file that is sent to one or more connections, each at its own pace: opened once, read at offsets, closed when the last has let go.
/// Opening takes place on the thread pool, because a file may be on a network that is down; never on a socket's thread.
/// </summary>
internal sealed class SharedFile
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _handle;
    private int _holds;

    /// <param name="path">The file, as the operator named it.</param>
    /// <param name="holds">How many will call <see cref="Release"/>, 1 or more.</param>
    public SharedFile(string path, int holds)
    {
        Path = path;
        _holds = holds;
        Opening = Task.Run(OpenUnlessAbandoned);
    }

    public string Path { get; }

    /// <summary>How fast it may be sent to each connection; null for as fast as that takes it.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Never fails: what the file system says is in the result.</summary>
    public Task<FileOpening> Opening { get; }

    /// <summary>One hold less. With the last the handle is closed, or will be as soon as it is there.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (--_holds == 0)
            {
                _handle?.Dispose();
            }
        }
    }

    /// <summary>Reads as much as there is from an offset, 0 at the end. Off the socket's thread, like every file access.</summary>
    public static async Task<(int Count, NetworkFault? Fault)> ReadAsync(
        SafeFileHandle handle, string path, Memory<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        try
        {
            return (await RandomAccess.ReadAsync(handle, buffer, offset, cancellationToken), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (0, new NetworkFault($"cannot read {path}: {e.Message}"));
        }
    }

    private FileOpening OpenUnlessAbandoned()
    {
        FileOpening opening = Open(Path);
        lock (_gate)
        {
            _handle = opening.Handle;
            if (_holds == 0)
            {
                _handle?.Dispose();
            }
        }

        return opening;
    }

    private static FileOpening Open(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Refused($"{path} is a directory", "name a file");
            }

            SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
            return new FileOpening(handle, RandomAccess.GetLength(handle), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused($"there is no file {path}", "check the spelling");
        }
        catch (UnauthorizedAccessException)
        {
            return Refused($"no permission to read {path}", null);
        }
        catch (NotSupportedException)
        {
            return Refused($"{path} is not a regular file", "pipes and devices cannot be sent");
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            return Refused($"cannot read {path}: {e.Message}", null);
        }
    }

    private static FileOpening Refused(string message, string? hint) => new(null, 0, new NetworkFault(message, hint));
}
