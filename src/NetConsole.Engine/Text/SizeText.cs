using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetConsole.Engine.Text;

/// <summary>Sizes as options have them: <c>512</c>, <c>64k</c>, <c>10M</c>, <c>2G</c>; k is 1024.</summary>
public static class SizeText
{
    private const string Form = "a size is a number of bytes, or one with k, M or G behind it, such as 64M";

    /// <summary>Reads a size of 1 byte or more.</summary>
    public static bool TryParse(string text, out long bytes, [NotNullWhen(false)] out TextError? error)
    {
        bytes = 0;
        int end = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var found and >= 0 ? found : text.Length;
        int? shift = text[end..] switch
        {
            "" => 0,
            "k" or "K" => 10,
            "m" or "M" => 20,
            "g" or "G" => 30,
            _ => null,
        };
        error = end == 0 ? new TextError(0, text.Length == 0 ? "the size is missing" : $"\"{text}\" is no size", Form)
            : shift is null ? new TextError(end, $"unknown unit \"{text[end..]}\"", Form)
            : !long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > long.MaxValue >> shift
                ? new TextError(0, "the size is too large", Form)
            : (bytes = number << shift.Value) == 0 ? new TextError(0, "a size of 0 holds nothing", Form)
            : null;
        return error is null;
    }
}
