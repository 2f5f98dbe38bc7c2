using System.Buffers;
using System.Text;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Saving;

/// <summary>The bytes on the wire as lower-case pairs, as <c>--output hex</c> has it: <c>12:00:01.123 #1 &lt; 68 69 0a</c>. Messages alone.</summary>
internal sealed class SavedHex(TimeZoneInfo zone) : SavedFormat
{
    public override bool Write(in TranscriptEntry entry, IBufferWriter<byte> output)
    {
        if (!entry.IsMessage)
        {
            return false;
        }

        Encoding.UTF8.GetBytes(SavedText.Prefix(entry, zone), output);
        ReadOnlySpan<byte> bytes = entry.Bytes.Span;
        for (int index = 0; index < bytes.Length; index++)
        {
            Span<byte> pair = output.GetSpan(3);
            pair[0] = "0123456789abcdef"u8[bytes[index] >> 4];
            pair[1] = "0123456789abcdef"u8[bytes[index] & 0xF];
            pair[2] = (byte)' ';
            // Between pairs, not behind the last one.
            output.Advance(index + 1 < bytes.Length ? 3 : 2);
        }

        output.Write("\n"u8);
        return true;
    }
}
