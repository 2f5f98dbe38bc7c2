using System.Text;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// Reads the Windows console as records: with virtual terminal input a key is one or more records whose characters are what a Unix terminal would send, and a
/// resize is a record of its own, which <c>ReadFile</c> would never show. Not tested on Windows.
/// </summary>
internal sealed unsafe class WindowsInput(nint handle) : IInputDevice, IDisposable
{
    private const uint WaitTimeout = 258;

    private readonly AutoResetEvent _wake = new(false);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();

    public InputReadiness Wait(bool listen, TimeSpan? limit)
    {
        nint* handles = stackalloc nint[] { _wake.SafeWaitHandle.DangerousGetHandle(), handle };
        uint milliseconds = limit is { } time ? (uint)Math.Ceiling(Math.Max(time.TotalMilliseconds, 0)) : Kernel32.Infinite;
        return Kernel32.WaitForMultipleObjects(listen ? 2u : 1u, handles, false, milliseconds) switch
        {
            0 => InputReadiness.Woken,
            1 => InputReadiness.Readable,
            WaitTimeout => InputReadiness.None,
            _ => InputReadiness.HungUp,
        };
    }

    /// <summary>A resize reads as 0 bytes; the caller compares sizes after every turn.</summary>
    public int Read(Span<byte> buffer)
    {
        // A UTF-16 unit is at most 3 bytes of UTF-8. A held key comes as many records, so that the repeat count is 1.
        int room = Math.Min(buffer.Length / 3, 256);
        Kernel32.InputRecord* records = stackalloc Kernel32.InputRecord[room];
        if (!Kernel32.ReadConsoleInput(handle, records, (uint)room, out uint read))
        {
            return -1;
        }

        Span<char> characters = stackalloc char[room];
        int count = 0;
        for (int i = 0; i < read; i++)
        {
            if (records[i].Type == Kernel32.KeyEvent && records[i].IsDown != 0 && records[i].Character != '\0')
            {
                characters[count++] = records[i].Character;
            }
        }

        return _encoder.GetBytes(characters[..count], buffer, flush: false);
    }

    public void Wake() => _wake.Set();

    public void Dispose() => _wake.Dispose();
}
