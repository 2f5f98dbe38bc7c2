using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>
/// The one gate between text from outside and the screen. What a terminal would obey, what can't be seen and what has no agreed width is written as an escape:
/// C0 and DEL as <c>\e \r \x00</c>; C1, format characters, exotic blanks, private and unassigned code points as <c>\u0085</c> or <c>\U0E0001</c>; bytes that are not
/// UTF-8 as <c>\x9D</c>. Combining marks stay on a base, at most three; a zero width joiner stays between two emoji. Thread-safe; never throws on any text.
/// </summary>
public static class Sanitiser
{
    /// <summary>Bytes of a peer, meant as UTF-8. Every byte that is not part of a valid sequence becomes <c>\xHH</c>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="maxColumns">Work stops once this many columns are filled; at least 1.</param>
    public static ScreenText FromUtf8(ReadOnlySpan<byte> utf8, int maxColumns = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxColumns, 1);
        int length = Math.Min(utf8.Length, maxColumns);
        if (SanitisingReader.AsciiRun(utf8[..Math.Min(utf8.Length, length + 1)]) >= length)
        {
            var glyphs = new Glyph[length];
            for (int index = 0; index < length; index++)
            {
                glyphs[index] = Glyph.Ascii((char)utf8[index]);
            }

            return new ScreenText(glyphs, length, length < utf8.Length);
        }

        var sink = new GlyphSink(maxColumns);
        try
        {
            SanitisingReader.Read(utf8, ref sink);
            return sink.ToText();
        }
        finally
        {
            sink.Dispose();
        }
    }

    /// <summary>A string from outside: a file name, an error message, what a person typed. Lone surrogates become <c>\uHHHH</c>.</summary>
    /// <param name="text">The string.</param>
    /// <param name="maxColumns">Work stops once this many columns are filled; at least 1.</param>
    public static ScreenText FromString(string text, int maxColumns = int.MaxValue) => FromString(text.AsSpan(), maxColumns);

    /// <inheritdoc cref="FromString(string, int)"/>
    public static ScreenText FromString(ReadOnlySpan<char> text, int maxColumns = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxColumns, 1);
        int length = Math.Min(text.Length, maxColumns);
        if (SanitisingReader.AsciiRun(text[..Math.Min(text.Length, length + 1)]) >= length)
        {
            var glyphs = new Glyph[length];
            for (int index = 0; index < length; index++)
            {
                glyphs[index] = Glyph.Ascii(text[index]);
            }

            return new ScreenText(glyphs, length, length < text.Length);
        }

        var sink = new GlyphSink(maxColumns);
        try
        {
            SanitisingReader.Read(text, ref sink);
            return sink.ToText();
        }
        finally
        {
            sink.Dispose();
        }
    }

    /// <summary>A peer's bytes for copying, for a text file or for a pipe: escapes as on the screen, and <c>\</c> doubled, so that the bytes can be had back from it.</summary>
    public static string EscapedText(ReadOnlySpan<byte> utf8)
    {
        if (SanitisingReader.AsciiRun(utf8) == utf8.Length && !utf8.Contains((byte)'\\'))
        {
            return Encoding.Latin1.GetString(utf8);
        }

        var text = new StringBuilder(utf8.Length + 16);
        var sink = new EscapedTextSink(text);
        SanitisingReader.Read(utf8, ref sink);
        return text.ToString();
    }
}
