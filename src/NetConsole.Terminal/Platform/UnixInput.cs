using System.Runtime.InteropServices;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// Reads a terminal by <c>poll</c> and one <c>read</c>. The descriptor stays blocking: the flag belongs to the open file, which the shell shares with us.
/// </summary>
internal sealed unsafe class UnixInput(int fd) : IInputDevice, IDisposable
{
    private readonly WakePipe _wake = new();

    public InputReadiness Wait(bool listen, TimeSpan? limit)
    {
        Span<Libc.PollEntry> entries = [new(_wake.ReadEnd, Libc.PollIn), new(fd, Libc.PollIn)];
        // Rounded up, so that a wait never ends before its time and begins again at once.
        int milliseconds = limit is { } time ? (int)Math.Ceiling(Math.Max(time.TotalMilliseconds, 0)) : -1;
        _ = Libc.Poll(entries[..(listen ? 2 : 1)], milliseconds);

        InputReadiness readiness = InputReadiness.None;
        if (entries[0].Returned != 0)
        {
            _wake.Reset();
            readiness |= InputReadiness.Woken;
        }

        if ((entries[1].Returned & Libc.PollGone) != 0)
        {
            readiness |= InputReadiness.HungUp;
        }
        else if (entries[1].Returned != 0)
        {
            readiness |= InputReadiness.Readable;
        }

        return readiness;
    }

    public int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            nint count = Libc.Read(fd, start, (nuint)buffer.Length);
            if (count < 0 && (Marshal.GetLastPInvokeError() is var error) && (error == Libc.Interrupted || error == Libc.WouldBlock))
            {
                return 0;
            }

            // Raw mode has no end of file: 0 bytes is a terminal whose other end is closed, like EIO.
            return count > 0 ? (int)count : -1;
        }
    }

    public void Wake() => _wake.Set();

    public void Dispose() => _wake.Dispose();
}
