using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Views;

/// <summary>A message's text as the screen shows it, read by the peers' encoding.</summary>
internal static class PeerText
{
    /// <param name="text">Bytes of a peer, or for one.</param>
    /// <param name="encoding">UTF-8, or an encoding of one byte a character.</param>
    /// <param name="maxColumns">Work stops once this many columns are filled; at least 1.</param>
    public static ScreenText Shown(ReadOnlySpan<byte> text, Encoding encoding, int maxColumns)
    {
        if (encoding is UTF8Encoding || Ascii.IsValid(text))
        {
            return Sanitiser.FromUtf8(text, maxColumns);
        }

        // Characters without a column of their own are few: what is left out here is out of sight.
        ReadOnlySpan<byte> near = text[..(int)Math.Min(text.Length, 4L * maxColumns)];
        return Sanitiser.FromString(encoding.GetString(near), maxColumns);
    }
}
