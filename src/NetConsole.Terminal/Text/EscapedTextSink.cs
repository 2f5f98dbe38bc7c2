using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>Collects text for copying and export: backslashes of the text are doubled, so that escapes can be told from it.</summary>
internal readonly struct EscapedTextSink(StringBuilder text) : IGlyphSink
{
    public bool IsFull => false;

    public void Add(char ascii, bool isEscape)
    {
        if (ascii == '\\' && !isEscape)
        {
            text.Append('\\');
        }

        text.Append(ascii);
    }

    public void Add(ReadOnlySpan<char> cluster)
    {
        if (cluster[0] == '\\')
        {
            text.Append('\\');
        }

        text.Append(cluster);
    }
}
