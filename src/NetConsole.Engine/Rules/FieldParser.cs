using System.Globalization;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Rules;

/// <summary>Reads what stands between the braces of a field: a name, and for some of them a colon and an argument.</summary>
internal static class FieldParser
{
    private static readonly Dictionary<string, TemplateField> s_fields =
        Enum.GetValues<TemplateField>().ToDictionary(field => field.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, ChecksumKind> s_checksums =
        Enum.GetValues<ChecksumKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());

    private static readonly string[] s_names = [.. s_fields.Keys, "random", .. s_checksums.Keys];

    /// <summary>Reads a field; positions of mistakes are counted from behind the opening brace.</summary>
    public static TextError? Read(string field, TemplateUse use, out TemplatePart? part)
    {
        int colon = field.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? field : field[..colon];
        string? argument = colon < 0 ? null : field[(colon + 1)..];
        part = null;
        if (s_fields.TryGetValue(name, out TemplateField simple))
        {
            return ReadSimple(name, simple, argument, use, out part);
        }

        TextError? error = s_checksums.TryGetValue(name, out ChecksumKind checksum) ? ReadChecksum(name, checksum, argument, out part)
            : name == "random" ? ReadRandom(argument, out part)
            : Unknown(name);
        return error;
    }

    private static TextError Unknown(string name) => new(
        0,
        name.Length == 0 ? "the field has no name" : $"unknown field {{{name}}}",
        NearestWord.To(name, s_names) is { } meant ? $"did you mean {{{meant}}}? Write {{{{ for a brace" : $"write {{{{ for a brace; fields are {string.Join(' ', s_names)}");

    private static TextError? ReadSimple(string name, TemplateField field, string? argument, TemplateUse use, out TemplatePart? part)
    {
        part = null;
        if (argument is not null)
        {
            return new TextError(name.Length, $"nothing may follow {name}", $"write {{{name}}}");
        }

        bool isOfMessage = field is TemplateField.Text or TemplateField.Hex or TemplateField.Length or TemplateField.N;
        if (isOfMessage && use == TemplateUse.Unasked)
        {
            return new TextError(0, $"there is no message yet for {{{name}}}", "only an answer can use it");
        }

        part = new TemplatePart.Field(field);
        return null;
    }

    private static TextError? ReadChecksum(string name, ChecksumKind kind, string? argument, out TemplatePart? part)
    {
        part = argument switch
        {
            null => new TemplatePart.CheckField(kind, littleEndian: null),
            "le" => new TemplatePart.CheckField(kind, littleEndian: true),
            "be" => new TemplatePart.CheckField(kind, littleEndian: false),
            _ => null,
        };
        return part is not null
            ? null
            : new TextError(name.Length + 1, $"\"{argument}\" is no byte order", $"write {{{name}}} for hex, {{{name}:le}} or {{{name}:be}} for bytes");
    }

    private static TextError? ReadRandom(string? argument, out TemplatePart? part)
    {
        part = null;
        int argumentStart = "random:".Length;
        if (string.IsNullOrEmpty(argument))
        {
            return new TextError(argument is null ? argumentStart - 1 : argumentStart, "the range is missing", "write {random:0-100}");
        }

        // The first number may have a minus of its own.
        int dash = argument.IndexOf('-', 1);
        if (dash < 0 || !TryRead(argument[..dash], out int least) || !TryRead(argument[(dash + 1)..], out int most))
        {
            return new TextError(argumentStart, $"\"{argument}\" is no range of whole numbers", "write {random:0-100}");
        }

        if (least > most)
        {
            return new TextError(argumentStart, $"the range goes from {least} down to {most}", $"write {{random:{most}-{least}}}");
        }

        part = new TemplatePart.RandomNumber(least, most);
        return null;
    }

    private static bool TryRead(string number, out int value) => int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
