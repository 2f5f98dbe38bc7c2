namespace NetConsole.Terminal.Text;

/// <summary>Strings of the clusters that screens are full of, so that drawing them allocates nothing.</summary>
internal static class GlyphStrings
{
    private const char Ellipsis = '\u2026';
    private const char FirstLatin = ' ';
    private const char LastLatin = '\u017F';
    private const char FirstDrawing = '\u2500';
    private const char LastDrawing = '\u25FF';

    private static readonly string[] Latin = Singles(FirstLatin, LastLatin);
    private static readonly string[] Drawing = Singles(FirstDrawing, LastDrawing);

    internal static string Of(char character) => character switch
    {
        >= FirstLatin and <= LastLatin => Latin[character - FirstLatin],
        >= FirstDrawing and <= LastDrawing => Drawing[character - FirstDrawing],
        Ellipsis => "\u2026",
        _ => character.ToString(),
    };

    internal static string Of(ReadOnlySpan<char> cluster) => cluster.Length == 1 ? Of(cluster[0]) : cluster.ToString();

    private static string[] Singles(char first, char last)
    {
        var strings = new string[last - first + 1];
        for (int index = 0; index < strings.Length; index++)
        {
            strings[index] = ((char)(first + index)).ToString();
        }

        return strings;
    }
}
