using System.Runtime.InteropServices;

namespace NetConsole.Hosting;

/// <content>
/// <c>read</c>, <c>write</c> and <c>poll</c> (POSIX.1-2017) on the descriptors themselves. A <c>FileStream</c> keeps a position of its own and writes a redirected
/// file with <c>pwrite</c>, so that whoever shares the file with us, such as the next command of a script, would write over it.
/// </content>
internal static unsafe partial class StandardStreams
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;
    private const short PollIn = 1;
    private const short PollOut = 4;
    private const short PollGone = 8 | 16;

    private static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    private static int ConnectionReset => OperatingSystem.IsMacOS() ? 54 : 104;

    /// <summary>True when standard input has something to read, its end included. Windows cannot say so of every kind of handle, and answers yes.</summary>
    /// <param name="milliseconds">How long to wait for it; -1 for ever.</param>
    public static bool HasInput(int milliseconds) => OperatingSystem.IsWindows() || Poll(Input, PollIn, milliseconds, out _);

    /// <summary>Waits until nobody can read standard output any more; false where that cannot be told (files, Windows).</summary>
    public static bool WaitUntilNobodyReads() => !OperatingSystem.IsWindows() && Poll(Output, 0, -1, out short found) && (found & PollGone) != 0;

    private static StreamFault? WriteUnix(int stream, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint written;
            fixed (byte* first = bytes)
            {
                written = WriteSome(stream, first, (nuint)bytes.Length);
            }

            if (written >= 0)
            {
                bytes = bytes[(int)written..];
            }
            else if (Failure() is var error && error == WouldBlock)
            {
                // Somebody we share the descriptor with has made it non-blocking.
                Poll(stream, PollOut, -1, out _);
            }
            else if (error != Interrupted)
            {
                return Fault(error);
            }
        }

        return null;
    }

    private static int ReadUnix(Span<byte> buffer, out StreamFault? fault)
    {
        fault = null;
        while (true)
        {
            nint read;
            fixed (byte* first = buffer)
            {
                read = ReadSome(Input, first, (nuint)buffer.Length);
            }

            if (read >= 0)
            {
                return (int)read;
            }

            int error = Failure();
            if (error == WouldBlock)
            {
                Poll(Input, PollIn, -1, out _);
            }
            else if (error != Interrupted)
            {
                fault = Fault(error);
                return 0;
            }
        }
    }

    private static StreamFault Fault(int error) => new(error == BrokenPipe || error == ConnectionReset, Marshal.GetPInvokeErrorMessage(error));

    private static int Failure() => Marshal.GetLastPInvokeError();

    private static bool Poll(int descriptor, short events, int milliseconds, out short found)
    {
        PollEntry entry = new() { Descriptor = descriptor, Events = events };
        int ready;
        do
        {
            ready = PollOnce(&entry, 1, milliseconds);
        }
        while (ready < 0 && Failure() == Interrupted);
        found = entry.Returned;
        return ready > 0;
    }

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadSome(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteSome(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int PollOnce(PollEntry* entries, nuint count, int milliseconds);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
