using System.Buffers;
using System.Globalization;
using System.Text;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Saving;

/// <summary>
/// <c>12:00:01.123 #1 &lt; hello</c>, as <c>--output text</c> has it: control and format characters as on the screen and backslashes doubled. What is no message has
/// no arrow; what went to several names them all: <c>#1,#2 &gt; hello</c>.
/// </summary>
internal sealed class SavedText(TimeZoneInfo zone, Encoding encoding) : SavedFormat
{
    public override bool Write(in TranscriptEntry entry, IBufferWriter<byte> output)
    {
        ReadOnlyMemory<byte> text = entry.IsMessage ? PeerText.AsUtf8(entry.Text, encoding) : entry.Text;
        Encoding.UTF8.GetBytes(Prefix(entry, zone), output);
        Encoding.UTF8.GetBytes(Sanitiser.EscapedText(text.Span), output);
        output.Write("\n"u8);
        return true;
    }

    /// <summary>What stands before a row's own words.</summary>
    internal static string Prefix(in TranscriptEntry entry, TimeZoneInfo zone)
    {
        string time = TimeZoneInfo.ConvertTime(entry.Time, zone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        string who = string.Join(',', Connections(entry));
        string direction = entry.Kind switch
        {
            EntryKind.Received => " <",
            EntryKind.Sent or EntryKind.Answered => " >",
            _ => "",
        };
        return who.Length == 0 ? $"{time}{direction} " : $"{time} {who}{direction} ";
    }
}
