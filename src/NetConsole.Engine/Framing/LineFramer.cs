namespace NetConsole.Engine.Framing;

/// <summary>Splits at line ends (LF, or CR LF); an empty line is a message.</summary>
/// <param name="messageLimitBytes">The longest message, line end included.</param>
internal class LineFramer(int messageLimitBytes) : DelimiterFramer(LineEnd.LfBytes, messageLimitBytes)
{
    protected sealed override int EndLength(ReadOnlySpan<byte> message) => LineEnd.LengthAtEndOf(message);
}
