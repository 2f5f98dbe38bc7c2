using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NetConsole.Hosting;

/// <content>The same under Windows. Compiled, but not tested there.</content>
internal static partial class StandardStreams
{
    /// <summary>ERROR_BROKEN_PIPE and ERROR_NO_DATA ("the pipe is being closed").</summary>
    private static readonly int[] s_closed = [unchecked((int)0x8007006D), unchecked((int)0x800700E8)];

    private static StreamFault? WriteWindows(int stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using FileStream file = new(Handle(stream), FileAccess.Write, 0);
            file.Write(bytes);
            return null;
        }
        catch (IOException e)
        {
            return new StreamFault(s_closed.Contains(e.HResult), e.Message);
        }
    }

    private static int ReadWindows(Span<byte> buffer, out StreamFault? fault)
    {
        fault = null;
        try
        {
            using FileStream file = new(Handle(Input), FileAccess.Read, 0);
            return file.Read(buffer);
        }
        catch (IOException e)
        {
            fault = new StreamFault(s_closed.Contains(e.HResult), e.Message);
            return 0;
        }
    }

    private static SafeFileHandle Handle(int stream) => new(GetStdHandle(-10 - stream), ownsHandle: false);

    [LibraryImport("kernel32.dll")]
    private static partial nint GetStdHandle(int which);
}
