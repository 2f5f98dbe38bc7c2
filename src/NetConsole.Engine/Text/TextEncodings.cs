using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace NetConsole.Engine.Text;

/// <summary>The encodings that peers' text may have.</summary>
public static class TextEncodings
{
    private const string WindowsPrefix = "windows-";

    /// <summary>Their names, the default first: <c>utf-8 latin1 windows-1250 … windows-1258</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["utf-8", "latin1", .. Enumerable.Range(1250, 9).Select(page => WindowsPrefix + page)];

    /// <summary>Reads <c>utf-8</c>, <c>latin1</c> (ISO 8859-1) or <c>windows-1250</c> to <c>windows-1258</c>, in any case.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Encoding? encoding, [NotNullWhen(false)] out TextError? error)
    {
        string name = text.ToLowerInvariant();
        encoding = name switch
        {
            "utf-8" or "utf8" => Encoding.UTF8,
            "latin1" or "iso-8859-1" => Encoding.Latin1,
            _ when Names.Contains(name) =>
                CodePagesEncodingProvider.Instance.GetEncoding(int.Parse(name.AsSpan(WindowsPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture)),
            _ => null,
        };
        error = encoding is not null ? null : new TextError(
            0,
            $"unknown encoding \"{text}\"",
            NearestWord.To(name, Names) is { } meant ? $"did you mean {meant}?" : "use utf-8, latin1, or one of windows-1250 to windows-1258");
        return encoding is not null;
    }

    /// <summary>The name that <see cref="TryParse"/> reads.</summary>
    public static string NameOf(Encoding encoding) => encoding is UTF8Encoding ? "utf-8" : encoding.CodePage == Encoding.Latin1.CodePage ? "latin1" : WindowsPrefix + encoding.CodePage;
}
