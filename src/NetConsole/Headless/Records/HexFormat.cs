namespace NetConsole.Headless.Records;

/// <summary><c>hex</c>: the bytes on the wire, line end or frame included, as lower-case pairs: <c>12:00:01.123 #1 &lt; 68 69 0a</c>.</summary>
internal sealed class HexFormat(TimeZoneInfo zone) : LineFormat(zone)
{
    private const int ColumnsOfByte = 3;

    private protected override void WriteMessage(ReadOnlySpan<byte> wire, ReadOnlySpan<byte> text, OutputBuffer output)
    {
        if (wire.IsEmpty)
        {
            return;
        }

        Span<byte> pairs = output.GetSpan(wire.Length * ColumnsOfByte);
        for (int index = 0; index < wire.Length; index++)
        {
            pairs[index * ColumnsOfByte] = Digit(wire[index] >> 4);
            pairs[(index * ColumnsOfByte) + 1] = Digit(wire[index] & 0xF);
            pairs[(index * ColumnsOfByte) + 2] = (byte)' ';
        }

        // Between pairs, not behind the last one.
        output.Advance((wire.Length * ColumnsOfByte) - 1);
    }

    private static byte Digit(int value) => "0123456789abcdef"u8[value];
}
