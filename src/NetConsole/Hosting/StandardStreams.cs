using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Hosting;

/// <summary>Why a standard stream could not be written or read: a value, because a reader may go away at any time.</summary>
/// <param name="IsClosed">True when nobody reads any more (EPIPE): no reason for a word.</param>
/// <param name="Message">What the system says.</param>
internal sealed record StreamFault(bool IsClosed, string Message);

/// <summary>
/// Standard input, output and error without <c>System.Console</c>, which writes <c>ESC[?1h ESC=</c> to a terminal at its first use and never takes it back.
/// Every call blocks until the system has done it. One thread at a time for each stream.
/// </summary>
internal static partial class StandardStreams
{
    public const int Input = 0;

    public const int Output = 1;

    public const int Error = 2;

    /// <summary>Writes text as UTF-8. A reader that has gone away is not worth a word: there is nobody to say it to.</summary>
    /// <param name="stream"><see cref="Output"/> or <see cref="Error"/>.</param>
    /// <param name="text">What to write, line ends included.</param>
    public static void Write(int stream, string text) => _ = Write(stream, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes all of it.</summary>
    /// <returns>Why it could not, or null.</returns>
    public static StreamFault? Write(int stream, ReadOnlySpan<byte> bytes) =>
        OperatingSystem.IsWindows() ? WriteWindows(stream, bytes) : WriteUnix(stream, bytes);

    /// <summary>Reads what is there; waits while nothing is.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="fault">Why it could not, or null.</param>
    /// <returns>How many bytes; 0 at the end, or with a fault.</returns>
    public static int Read(Span<byte> buffer, out StreamFault? fault) =>
        OperatingSystem.IsWindows() ? ReadWindows(buffer, out fault) : ReadUnix(buffer, out fault);

    /// <summary>One line on standard error, under the program's name. Outside text in it is made harmless.</summary>
    public static void WriteError(string problem) => Write(Error, $"netconsole: {Harmless(problem)}{Environment.NewLine}");

    private static string Harmless(string text) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? Sanitiser.FromString(text).ToString() : text;
}
