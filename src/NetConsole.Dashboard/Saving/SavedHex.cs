using System.Buffers;
using System.Text;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Saving;

/// <summary>
/// The bytes on the wire as lower-case pairs, as <c>--output hex</c> has it: <c>12:00:01.123 #1 &lt; 68 69 0a</c>. Messages alone, one line for each connection that
/// took what the operator sent.
/// </summary>
internal sealed class SavedHex(TimeZoneInfo zone) : SavedFormat
{
    public override bool Write(in TranscriptEntry entry, IBufferWriter<byte> output)
    {
        if (!entry.IsMessage)
        {
            return false;
        }

        if (entry.Kind != EntryKind.Sent)
        {
            WriteLine(SavedText.Prefix(entry, zone), entry.Bytes.Span, output);
            return true;
        }

        int written = 0;
        foreach (SentReceipt receipt in Receipts(entry))
        {
            string prefix = SavedText.Prefix(entry with { Connection = receipt.Connection.Value, Recipients = default }, zone);
            WriteLine(prefix, receipt.OnWire(entry.Bytes.Span), output);
            written++;
        }

        Missed(Connections(entry).Length - written);
        return written > 0;
    }

    private static void WriteLine(string prefix, ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        Encoding.UTF8.GetBytes(prefix, output);
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
    }
}
