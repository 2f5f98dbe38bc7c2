using System.Text;
using System.Text.Unicode;
using NetConsole.CommandLine;

namespace NetConsole.Headless.Input;

/// <summary>What is sent for a line of our input: its text, and where it had an end <c>--eol</c>.</summary>
internal sealed class LineWriter(RunOptions options)
{
    private static readonly byte[] s_blanks = [(byte)' ', (byte)'\t', (byte)'\r'];

    /// <summary>The text of a line, in the peers' encoding, with <c>--trim</c> carried out.</summary>
    public ReadOnlyMemory<byte> Text(in InputLine line)
    {
        ReadOnlyMemory<byte> text = options.Trim ? Trim(line.Text) : line.Text;
        bool isRecoded = options.Encoding is not UTF8Encoding && !Ascii.IsValid(text.Span) && Utf8.IsValid(text.Span);
        return isRecoded ? options.Encoding.GetBytes(Encoding.UTF8.GetString(text.Span)) : text;
    }

    /// <summary>What follows the text where there is no frame around it.</summary>
    /// <param name="line">The line as it was read: what had no end is sent without one.</param>
    /// <param name="defaultEnd">What ends a line that is sent, if <c>--eol</c> does not say.</param>
    public ReadOnlyMemory<byte> End(in InputLine line, string defaultEnd) => line.End.IsEmpty ? default : LineEnds.Bytes(options.LineEnd ?? defaultEnd);

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> all = text.Span;
        int start = all.IndexOfAnyExcept(s_blanks);
        return start < 0 ? default : text[start..(all.LastIndexOfAnyExcept(s_blanks) + 1)];
    }
}
