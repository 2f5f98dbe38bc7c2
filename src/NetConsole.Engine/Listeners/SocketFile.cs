namespace NetConsole.Engine.Listeners;

/// <summary>The file that a bound Unix socket has made (unix(7)): the kernel leaves it behind, so whoever bound it removes it, if it is still the same.</summary>
internal sealed class SocketFile
{
    private readonly string _path;
    private readonly FileIdentity _identity;

    private SocketFile(string path, FileIdentity identity)
    {
        _path = path;
        _identity = identity;
    }

    /// <summary>Call right after binding. Null where the system cannot tell files apart; then the file stays, because it might become another's.</summary>
    public static SocketFile? JustBound(string path) =>
        FileIdentity.Of(path) is { } identity ? new SocketFile(Path.GetFullPath(path), identity) : null;

    /// <summary>Removes the file unless another has taken its place. Call while the socket is open, so that its inode cannot have been used again.</summary>
    public void Remove()
    {
        if (FileIdentity.Of(_path) == _identity)
        {
            TryDelete(_path);
        }
    }

    /// <returns>False when the system does not allow it.</returns>
    public static bool TryDelete(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever binds there next finds out, and says so.
            return false;
        }
    }
}
