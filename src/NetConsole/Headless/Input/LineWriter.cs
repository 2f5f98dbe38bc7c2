using System.Text;
using System.Text.Unicode;
using NetConsole.CommandLine;

namespace NetConsole.Headless.Input;

/// <summary>What is sent for a line of our input: its text, and <c>--eol</c> where it had an end.</summary>
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

    /// <summary>The bytes to send.</summary>
    /// <param name="line">The line as it was read.</param>
    /// <param name="text">What <see cref="Text"/> made of it.</param>
    /// <param name="defaultEnd">What ends a line that is sent, if <c>--eol</c> does not say.</param>
    public ReadOnlyMemory<byte> Bytes(in InputLine line, ReadOnlyMemory<byte> text, string defaultEnd)
    {
        ReadOnlySpan<byte> end = line.End.IsEmpty || options.Engine.Framing.FramesWhatIsSent ? [] : LineEnds.Bytes(options.LineEnd ?? defaultEnd);
        return end.IsEmpty ? text : (byte[])[.. text.Span, .. end];
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        ReadOnlySpan<byte> all = text.Span;
        int start = all.IndexOfAnyExcept(s_blanks);
        return start < 0 ? default : text[start..(all.LastIndexOfAnyExcept(s_blanks) + 1)];
    }
}
