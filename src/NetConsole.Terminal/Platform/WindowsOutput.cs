namespace NetConsole.Terminal.Platform;

/// <summary>Writes to the Windows console, which takes all it is given and is never full. Not tested on Windows.</summary>
internal sealed unsafe class WindowsOutput(nint handle) : IOutputDevice
{
    public int Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            return Kernel32.WriteFile(handle, start, (uint)bytes.Length, out uint written, 0) ? (int)written : -1;
        }
    }

    public void WaitForRoomOrWake()
    {
    }

    public bool WaitForRoom(TimeSpan limit) => true;

    public void Wake()
    {
    }
}
