using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>A message's text, read by the peers' encoding: UTF-8, or one of one byte a character.</summary>
internal static class PeerText
{
    /// <summary>The text for the screen.</summary>
    /// <param name="text">Bytes of a peer, or for one.</param>
    /// <param name="encoding">The peers' encoding.</param>
    /// <param name="maxColumns">Work stops once this many columns are filled; at least 1.</param>
    public static ScreenText Shown(ReadOnlySpan<byte> text, Encoding encoding, int maxColumns)
    {
        if (IsUtf8(text, encoding))
        {
            return Sanitiser.FromUtf8(text, maxColumns);
        }

        // Characters without a column of their own are few: what is left out here is out of sight.
        ReadOnlySpan<byte> near = text[..(int)Math.Min(text.Length, 4L * maxColumns)];
        return Sanitiser.FromString(encoding.GetString(near), maxColumns);
    }

    /// <summary>The text as UTF-8, which views are made for; the same bytes where it is that already.</summary>
    public static ReadOnlyMemory<byte> AsUtf8(ReadOnlyMemory<byte> text, Encoding encoding) =>
        IsUtf8(text.Span, encoding) ? text : Encoding.UTF8.GetBytes(encoding.GetString(text.Span));

    /// <summary>Offsets in the text as offsets in what <see cref="AsUtf8"/> made of it.</summary>
    public static ReadOnlyMemory<int> InUtf8(ReadOnlyMemory<int> offsets, ReadOnlyMemory<byte> text, Encoding encoding)
    {
        return offsets.IsEmpty || IsUtf8(text.Span, encoding) ? offsets : Moved();

        int[] Moved() => [.. offsets.ToArray().Select(offset => Encoding.UTF8.GetByteCount(encoding.GetString(text.Span[..Math.Min(offset, text.Length)])))];
    }

    private static bool IsUtf8(ReadOnlySpan<byte> text, Encoding encoding) => encoding is UTF8Encoding || Ascii.IsValid(text);
}
