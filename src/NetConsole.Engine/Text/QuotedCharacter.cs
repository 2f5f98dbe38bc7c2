using System.Text;

namespace NetConsole.Engine.Text;

/// <summary>How an error message names one character of a text.</summary>
internal static class QuotedCharacter
{
    /// <summary>The character at an offset: in quotes where it can be seen, else by its number; half a surrogate pair too.</summary>
    public static string At(string text, int position)
    {
        if (!Rune.TryGetRuneAt(text, position, out Rune rune))
        {
            return $"U+{(int)text[position]:X4}";
        }

        bool isVisible = Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);
        return rune.Value == ' ' ? "a blank" : isVisible ? $"\"{rune}\"" : $"U+{rune.Value:X4}";
    }
}
