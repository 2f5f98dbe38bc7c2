using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NetConsole.Hosting;

/// <summary>
/// Standard output and error without <c>System.Console</c>, which writes <c>ESC[?1h ESC=</c> to a terminal at its first use and never takes it back.
/// </summary>
internal static partial class StandardStreams
{
    public const int Output = 1;

    public const int Error = 2;

    /// <summary>Writes text as UTF-8. A reader that has gone away is not worth a word: there is nobody to say it to.</summary>
    /// <param name="stream"><see cref="Output"/> or <see cref="Error"/>.</param>
    /// <param name="text">What to write, line ends included.</param>
    public static void Write(int stream, string text)
    {
        try
        {
            using FileStream file = new(Handle(stream), FileAccess.Write, 0);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
        }
    }

    /// <summary>One line on standard error, under the program's name.</summary>
    public static void WriteError(string problem) => Write(Error, $"netconsole: {problem}{Environment.NewLine}");

    private static SafeFileHandle Handle(int stream) =>
        new(OperatingSystem.IsWindows() ? GetStdHandle(-10 - stream) : stream, ownsHandle: false);

    [LibraryImport("kernel32.dll")]
    private static partial nint GetStdHandle(int which);
}
