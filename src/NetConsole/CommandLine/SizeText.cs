using System.Globalization;

namespace NetConsole.CommandLine;

/// <summary>Sizes as options have them: <c>512</c>, <c>64k</c>, <c>10M</c>, <c>2G</c>; k is 1024.</summary>
internal static class SizeText
{
    public static bool TryParse(string text, out long bytes)
    {
        int shift = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch
        {
            'K' => 10,
            'M' => 20,
            'G' => 30,
            _ => 0,
        };
        ReadOnlySpan<char> digits = shift == 0 ? text : text.AsSpan(0, text.Length - 1);
        bool isNumber = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out bytes);
        bool fits = isNumber && bytes > 0 && bytes <= long.MaxValue >> shift;
        bytes = fits ? bytes << shift : 0;
        return fits;
    }
}
