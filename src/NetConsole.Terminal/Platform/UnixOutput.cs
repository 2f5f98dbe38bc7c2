using System.Runtime.InteropServices;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// Writes to a terminal without waiting, through an open file of our own: O_NONBLOCK on the inherited one would reach the shell, too. Where the terminal may
/// not be opened again (after <c>su</c>, EACCES) the inherited descriptor is written in small pieces when there is room; a piece may then wait for its rest.
/// </summary>
internal sealed unsafe class UnixOutput : IOutputDevice, IDisposable
{
    private const int SharedPieceBytes = 256;
    private const int NameBytes = 1024;

    private readonly WakePipe _wake = new();
    private readonly int _fd;
    private readonly bool _isShared;

    public UnixOutput(int inherited)
    {
        byte* name = stackalloc byte[NameBytes];
        int own = Libc.TerminalName(inherited, name, NameBytes) == 0 ? Libc.Open(name, Libc.OpenForWriting) : -1;
        _isShared = own < 0;
        _fd = _isShared ? inherited : own;
    }

    public int Write(ReadOnlySpan<byte> bytes)
    {
        if (_isShared)
        {
            if (!WaitForRoom(TimeSpan.Zero))
            {
                return 0;
            }

            bytes = bytes[..Math.Min(bytes.Length, SharedPieceBytes)];
        }

        fixed (byte* start = bytes)
        {
            while (true)
            {
                nint count = Libc.Write(_fd, start, (nuint)bytes.Length);
                if (count >= 0)
                {
                    return (int)count;
                }

                int error = Marshal.GetLastPInvokeError();
                if (error != Libc.Interrupted)
                {
                    return error == Libc.WouldBlock ? 0 : -1;
                }
            }
        }
    }

    public void WaitForRoomOrWake()
    {
        Span<Libc.PollEntry> entries = [new(_fd, Libc.PollOut), new(_wake.ReadEnd, Libc.PollIn)];
        _ = Libc.Poll(entries, -1);
        if (entries[1].Returned != 0)
        {
            _wake.Reset();
        }
    }

    public bool WaitForRoom(TimeSpan limit)
    {
        Span<Libc.PollEntry> entries = [new(_fd, Libc.PollOut)];
        return Libc.Poll(entries, (int)Math.Ceiling(limit.TotalMilliseconds)) > 0;
    }

    public void Wake() => _wake.Set();

    public void Dispose()
    {
        _wake.Dispose();
        if (!_isShared)
        {
            _ = Libc.Close(_fd);
        }
    }
}
