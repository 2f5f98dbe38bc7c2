namespace NetConsole.Terminal.Platform;

/// <summary>
/// A pipe to ourselves, so that a thread in <c>poll</c> can be woken. It never holds more than one byte, so that writing to it never waits, from whatever
/// thread or signal handler.
/// </summary>
internal sealed unsafe class WakePipe : IDisposable
{
    private readonly int _writeEnd;
    private int _isSet;

    public WakePipe()
    {
        int* ends = stackalloc int[2];
        if (Libc.Pipe(ends) != 0)
        {
            throw new IOException("no pipe to be had: too many open files");
        }

        ReadEnd = ends[0];
        _writeEnd = ends[1];
    }

    /// <summary>The descriptor to poll for input.</summary>
    public int ReadEnd { get; }

    public void Set()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
        {
            byte one = 1;
            _ = Libc.Write(_writeEnd, &one, 1);
        }
    }

    /// <summary>Empties the pipe after a poll found it readable. A <see cref="Set"/> after this wakes again.</summary>
    public void Reset()
    {
        byte one;
        _ = Libc.Read(ReadEnd, &one, 1);
        Volatile.Write(ref _isSet, 0);
    }

    public void Dispose()
    {
        _ = Libc.Close(ReadEnd);
        _ = Libc.Close(_writeEnd);
    }
}
