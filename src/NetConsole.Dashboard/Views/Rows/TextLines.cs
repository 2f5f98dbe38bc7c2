using System.Collections.Immutable;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Styling;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>Text on as many lines as it takes.</summary>
internal sealed class TextLines : BodyLines
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly ImmutableArray<(int Start, int End)> _lines;

    private TextLines(ReadOnlyMemory<byte> text, ImmutableArray<(int Start, int End)> lines)
    {
        _text = text;
        _lines = lines;
    }

    public override int Count => _lines.Length;

    /// <summary>Text of a peer, wrapped. Its own line feeds end a line too, and are shown, as every byte is.</summary>
    /// <param name="text">Outside bytes.</param>
    /// <param name="columns">Columns of a line.</param>
    /// <param name="most">Lines that are laid out at most; the last of them goes on to the text's end.</param>
    public static TextLines Wrapped(ReadOnlyMemory<byte> text, int columns, int most = int.MaxValue)
    {
        var lines = ImmutableArray.CreateBuilder<(int, int)>();
        ReadOnlySpan<byte> bytes = text.Span;
        int start = 0;
        while (start < bytes.Length && lines.Count < most)
        {
            int lineFeed = bytes[start..].IndexOf((byte)'\n');
            int end = lineFeed < 0 ? bytes.Length : start + lineFeed + 1;
            while (start < end && lines.Count < most)
            {
                int length = lines.Count == most - 1 ? bytes.Length - start : TextFit.BytesWithin(bytes[start..end], Math.Max(1, columns));
                lines.Add((start, start + length));
                start += length;
            }
        }

        return new TextLines(text, lines.ToImmutable());
    }

    /// <summary>Text that we have broken into lines ourselves: its line feeds are not shown.</summary>
    /// <param name="text">Its lines, each with a line feed after it but the last.</param>
    /// <param name="columns">Columns at which lines are wrapped; null leaves them as they are, to be cut.</param>
    public static TextLines Broken(ReadOnlyMemory<byte> text, int? columns)
    {
        var lines = ImmutableArray.CreateBuilder<(int, int)>();
        ReadOnlySpan<byte> bytes = text.Span;
        int start = 0;
        while (start <= bytes.Length)
        {
            int lineFeed = bytes[start..].IndexOf((byte)'\n');
            int end = lineFeed < 0 ? bytes.Length : start + lineFeed;
            do
            {
                int length = columns is { } width ? TextFit.BytesWithin(bytes[start..end], Math.Max(1, width)) : end - start;
                lines.Add((start, start + length));
                start += length;
            }
            while (start < end);
            start = end + 1;
        }

        return new TextLines(text, lines.ToImmutable());
    }

    public override ReadOnlyMemory<byte> Text => _text;

    public override bool Ink(Canvas canvas, int y, int line, FoundPlaces places, Style style)
    {
        (int start, int end) = _lines[line];
        bool isInked = false;
        foreach ((int from, int to) in places.InText)
        {
            if (from < end && to > start)
            {
                int left = Columns(start, Math.Max(start, from));
                if (left >= canvas.Width)
                {
                    return isInked;
                }

                int right = Columns(start, Math.Min(end, to));
                canvas.Restyle(new Rect(left, y, right - left, 1), _ => style);
                isInked = true;
            }
        }

        return isInked;
    }

    public override void Draw(Canvas canvas, int y, int line, in BodyInks inks)
    {
        (int start, int end) = _lines[line];
        ScreenText text = Sanitiser.FromUtf8(_text.Span[start..end], Math.Max(1, canvas.Width + 1));
        canvas.WriteCut(0, y, canvas.Width, text, inks.Text, inks.Escape);
    }

    private int Columns(int start, int end) => start == end ? 0 : Sanitiser.FromUtf8(_text.Span[start..end]).Columns;
}
