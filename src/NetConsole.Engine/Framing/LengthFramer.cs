namespace NetConsole.Engine.Framing;

/// <summary>Before each message stands its length, an unsigned number that doesn't count itself.</summary>
/// <param name="width">How many bytes the number has.</param>
/// <param name="littleEndian">True when its lowest byte comes first.</param>
/// <param name="messageLimitBytes">The longest message, the number included.</param>
internal sealed class LengthFramer(int width, bool littleEndian, int messageLimitBytes) : CountedFramer(width, messageLimitBytes)
{
    protected override long TextLength(ReadOnlySpan<byte> header)
    {
        long length = 0;
        for (int i = 0; i < header.Length; i++)
        {
            length = (length << 8) | header[littleEndian ? header.Length - 1 - i : i];
        }

        return length;
    }
}
