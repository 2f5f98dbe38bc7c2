using System.Text;

namespace NetConsole.Dashboard.Settings;

/// <summary>
/// Changes one thing in a JSON text and leaves every other byte as it is: comments, order, blanks, and whatever else a person wrote there.
/// Each call gives a new text; outlines of the old one no longer hold.
/// </summary>
internal static class JsonEdit
{
    private const int Step = 2;

    public static byte[] ReplaceValue(byte[] json, JsonItem item, string value) => Spliced(json, item.ValueStart, item.End, value);

    /// <summary>Adds an item at the end, on a line of its own unless all stand on one.</summary>
    /// <param name="json">The text.</param>
    /// <param name="outline">What it is added to.</param>
    /// <param name="item">A value, in an object with its name.</param>
    public static byte[] Append(byte[] json, JsonOutline outline, string item)
    {
        // After whatever stands last, a comment behind the last item included.
        int place = outline.Close;
        while (IsBlank(json[place - 1]))
        {
            place--;
        }

        if (outline.Items.IsEmpty)
        {
            string outer = Indent(json, outline.Open);
            return Spliced(json, place, outline.Close, $"\n{outer}{new string(' ', Step)}{item}\n{outer}");
        }

        JsonItem last = outline.Items[^1];
        // To the reader a lone CR ends a line, and a comment with it.
        bool isOneLine = json.AsSpan(outline.Open, outline.Close - outline.Open).IndexOfAny((byte)'\n', (byte)'\r') < 0;
        byte[] added = Spliced(json, place, place, (isOneLine ? " " : $"\n{Indent(json, last.Start)}") + item);
        return Comma(json, last.End) is null ? Spliced(added, last.End, last.End, ",") : added;
    }

    /// <summary>Takes an item away, with its comma, and with its line when nothing else stands there.</summary>
    public static byte[] Remove(byte[] json, JsonOutline outline, JsonItem item)
    {
        int start = item.Start;
        int end = Comma(json, item.End) is { } comma ? comma + 1 : item.End;
        int lineStart = json.AsSpan(0, start).LastIndexOf((byte)'\n');
        int lineEnd = json.AsSpan(end).IndexOf((byte)'\n') is var found and >= 0 ? end + found : json.Length;
        if (lineStart >= 0 && AreBlank(json.AsSpan(lineStart, start - lineStart)) && AreBlank(json.AsSpan(end, lineEnd - end)))
        {
            (start, end) = (lineStart, lineEnd);
        }
        else if (end < json.Length && json[end] == ' ')
        {
            end++;
        }

        byte[] removed = Spliced(json, start, end, "");
        int index = outline.Items.IndexOf(item);
        // A comma before what was the last item would be a trailing one, which other readers of this file may not take.
        return index > 0 && index == outline.Items.Length - 1 && Comma(json, outline.Items[index - 1].End) is { } dangling
            ? Spliced(removed, dangling, dangling + 1, "")
            : removed;
    }

    /// <summary>Where the comma after a value stands; null when a closing bracket comes first.</summary>
    private static int? Comma(ReadOnlySpan<byte> json, int place)
    {
        while (place < json.Length)
        {
            if (json[place] == '/')
            {
                place = AfterComment(json, place);
            }
            else if (IsBlank(json[place]))
            {
                place++;
            }
            else
            {
                return json[place] == ',' ? place : null;
            }
        }

        return null;
    }

    private static int AfterComment(ReadOnlySpan<byte> json, int place)
    {
        ReadOnlySpan<byte> end = json[place + 1] == '*' ? "*/"u8 : "\n"u8;
        int length = json[(place + 2)..].IndexOf(end);
        return length < 0 ? json.Length : place + 2 + length + end.Length;
    }

    /// <summary>The blanks at the start of the line on which something stands.</summary>
    private static string Indent(ReadOnlySpan<byte> json, int place)
    {
        ReadOnlySpan<byte> line = json[(json[..place].LastIndexOf((byte)'\n') + 1)..];
        int count = line.IndexOfAnyExcept(" \t"u8);
        return Encoding.UTF8.GetString(line[..Math.Max(0, count)]);
    }

    private static byte[] Spliced(byte[] json, int start, int end, string text) => [.. json[..start], .. Encoding.UTF8.GetBytes(text), .. json[end..]];

    private static bool AreBlank(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
