using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NetConsole.Terminal.Sample;

internal static class StandardError
{
    public static void WriteLine(string line)
    {
        using var handle = new SafeFileHandle(2, ownsHandle: false);
        using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
