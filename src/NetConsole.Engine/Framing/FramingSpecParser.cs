using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Framing;

/// <summary>Reads framings: a name, and for some of them a colon and an argument.</summary>
internal static class FramingSpecParser
{
    private const int LongestDelimiter = 256;

    private static readonly string[] s_names = ["auto", "raw", "line", "delimiter", "length", "fixed", "stx-etx", "mllp", "idle"];

    public static bool TryParse(string text, [NotNullWhen(true)] out FramingSpec? framing, [NotNullWhen(false)] out TextError? error)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string name = (colon < 0 ? text : text[..colon]).ToLowerInvariant();
        int start = colon < 0 ? text.Length : colon + 1;
        string? argument = colon < 0 ? null : text[start..];
        framing = null;
        error = name switch
        {
            "auto" when argument is null => Take(FramingSpec.Auto, out framing),
            "auto" => ReadDuration(argument, pause => new FramingSpec.AutoSplit(pause), out framing),
            "raw" => Alone(name, argument, FramingSpec.Raw, out framing),
            "line" => Alone(name, argument, new FramingSpec.Lines(), out framing),
            "stx-etx" => Alone(name, argument, new FramingSpec.StxEtx(), out framing),
            "mllp" => Alone(name, argument, new FramingSpec.Mllp(), out framing),
            "idle" => ReadDuration(argument, silence => new FramingSpec.Idle(silence), out framing),
            "delimiter" => ReadDelimiter(argument, out framing),
            "length" => ReadLength(argument, out framing),
            "fixed" => ReadFixed(argument, out framing),
            _ => Unknown(name),
        };

        // Mistakes in an argument are counted from its beginning.
        error = error is null || !s_names.Contains(name) ? error : error with { Position = error.Position + start };
        return framing is not null;
    }

    private static TextError? Take(FramingSpec read, out FramingSpec? framing)
    {
        framing = read;
        return null;
    }

    private static TextError Unknown(string name) => new(
        0,
        name.Length == 0 ? "the framing is missing" : $"unknown framing \"{name}\"",
        NearestWord.To(name, s_names) is { } meant ? $"did you mean {meant}?" : "use one of auto raw line delimiter:TEXT length:1|2|4[le|be] fixed:N stx-etx mllp idle:T");

    private static TextError? Alone(string name, string? argument, FramingSpec read, out FramingSpec? framing)
    {
        framing = argument is null ? read : null;
        return argument is null ? null : new TextError(0, $"nothing may follow {name}", $"write {name}");
    }

    private static TextError? ReadDuration(string? argument, Func<TimeSpan, FramingSpec> make, out FramingSpec? framing)
    {
        framing = null;
        if (string.IsNullOrEmpty(argument))
        {
            return new TextError(0, "the duration is missing", "for example :20ms");
        }

        if (!DurationText.TryParse(argument, out TimeSpan duration, out TextError? error))
        {
            return error;
        }

        return duration > TimeSpan.Zero ? Take(make(duration), out framing) : new TextError(0, "the silence must be longer than 0", "for example :20ms");
    }

    private static TextError? ReadDelimiter(string? argument, out FramingSpec? framing)
    {
        framing = null;
        if (string.IsNullOrEmpty(argument))
        {
            return new TextError(0, "the delimiter is missing", @"for example delimiter:\r\n or delimiter:\x00");
        }

        if (!EscapedText.TryParse(argument, out ReadOnlyMemory<byte> bytes, out TextError? error))
        {
            return error;
        }

        return bytes.Length <= LongestDelimiter
            ? Take(new FramingSpec.Delimited(ImmutableArray.Create(bytes.Span)), out framing)
            : new TextError(0, $"a delimiter of {bytes.Length} bytes is too long", $"at most {LongestDelimiter}");
    }

    private static TextError? ReadLength(string? argument, out FramingSpec? framing)
    {
        framing = argument?.ToLowerInvariant() switch
        {
            "1" or "1be" => new FramingSpec.LengthPrefixed(1),
            "2" or "2be" => new FramingSpec.LengthPrefixed(2),
            "4" or "4be" => new FramingSpec.LengthPrefixed(4),
            "1le" => new FramingSpec.LengthPrefixed(1),
            "2le" => new FramingSpec.LengthPrefixed(2, LittleEndian: true),
            "4le" => new FramingSpec.LengthPrefixed(4, LittleEndian: true),
            _ => null,
        };
        return framing is not null
            ? null
            : new TextError(0, string.IsNullOrEmpty(argument) ? "the width of the length is missing" : $"\"{argument}\" is no width", "1, 2 or 4 bytes, then be (the default) or le: length:2le");
    }

    private static TextError? ReadFixed(string? argument, out FramingSpec? framing)
    {
        framing = int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length > 0
            ? new FramingSpec.FixedLength(length)
            : null;
        return framing is not null
            ? null
            : new TextError(0, string.IsNullOrEmpty(argument) ? "the length is missing" : $"\"{argument}\" is no length", "a number of bytes, 1 or more: fixed:16");
    }
}
