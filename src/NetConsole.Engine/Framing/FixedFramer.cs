namespace NetConsole.Engine.Framing;

/// <summary>Each message has the same length.</summary>
/// <param name="length">Bytes, 1 or more.</param>
/// <param name="messageLimitBytes">The longest message.</param>
internal sealed class FixedFramer(int length, int messageLimitBytes) : CountedFramer(headerLength: 0, messageLimitBytes)
{
    protected override long TextLength(ReadOnlySpan<byte> header) => length;
}
