using System.Buffers;
using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Headless.Records;

/// <summary>
/// <c>text</c>: <c>12:00:01.123 #1 &lt; hello</c>. Control and format characters are written as on the screen and backslashes doubled, on a pipe too: whatever a
/// peer says, a line stays one line, and no terminal that it ends up on obeys it.
/// </summary>
internal sealed class TextFormat(Encoding encoding, TimeZoneInfo zone) : LineFormat(zone)
{
    /// <summary>What is written as it is: printable ASCII but the backslash.</summary>
    private static readonly SearchValues<byte> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (byte)value).Where(value => value != '\\')]);

    private protected override void WriteMessage(ReadOnlySpan<byte> wire, ReadOnlySpan<byte> text, OutputBuffer output)
    {
        if (!text.ContainsAnyExcept(s_plain))
        {
            output.Append(text);
            return;
        }

        string escaped = encoding is UTF8Encoding
            ? Sanitiser.EscapedText(text)
            : Sanitiser.EscapedText(Encoding.UTF8.GetBytes(encoding.GetString(text)));
        Encoding.UTF8.GetBytes(escaped, output);
    }
}
