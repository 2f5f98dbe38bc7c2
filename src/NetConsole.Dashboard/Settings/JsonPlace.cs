using System.Text;

namespace NetConsole.Dashboard.Settings;

/// <summary>Where something stands in a text file, as editors count: lines and columns from 1, a column a UTF-16 unit.</summary>
internal readonly record struct JsonPlace(int Line, int Column)
{
    private const byte LineFeed = (byte)'\n';

    /// <param name="json">The whole file.</param>
    /// <param name="offset">A byte in it, 0 to its length.</param>
    public static JsonPlace Of(ReadOnlySpan<byte> json, long offset)
    {
        ReadOnlySpan<byte> before = json[..(int)Math.Min(offset, json.Length)];
        ReadOnlySpan<byte> line = before[(before.LastIndexOf(LineFeed) + 1)..];
        return new JsonPlace(1 + before.Count(LineFeed), 1 + Encoding.UTF8.GetCharCount(line));
    }

    /// <summary>The byte that a reader names by its line and the byte in it, both from 0.</summary>
    public static long Offset(ReadOnlySpan<byte> json, long line, long byteInLine)
    {
        int start = 0;
        for (; line > 0 && json[start..].IndexOf(LineFeed) is var end and >= 0; line--)
        {
            start += end + 1;
        }

        return start + byteInLine;
    }

    public override string ToString() => $"line {Line}, column {Column}";
}
