using System.Diagnostics;

namespace NetConsole.Engine.Rules;

/// <summary>Something that a template can hold besides plain text, as help lists it.</summary>
/// <param name="Form">As it is written: <c>{random:0-100}</c>, <c>\xHH</c>. Capital H stands for a hex digit.</param>
/// <param name="Description">What it becomes, in a few words.</param>
public sealed record TemplateForm(string Form, string Description)
{
    /// <summary>All there is: fields, then escapes.</summary>
    public static IReadOnlyList<TemplateForm> All { get; } =
    [
        .. Enum.GetValues<TemplateField>().Select(field => new TemplateForm($"{{{field.ToString().ToLowerInvariant()}}}", Describe(field))),
        new("{random:0-100}", "a random whole number from 0 to 100"),
        .. Enum.GetValues<ChecksumKind>().Select(kind => new TemplateForm($"{{{kind.ToString().ToLowerInvariant()}}}", Describe(kind))),
        new("{{", "a brace; a lone } is itself"),
        new(@"\n", "line feed"),
        new(@"\r", "carriage return"),
        new(@"\t", "tab"),
        new(@"\0", "a zero byte"),
        new(@"\a", "bell"),
        new(@"\b", "backspace"),
        new(@"\v", "vertical tab"),
        new(@"\f", "form feed"),
        new(@"\e", "escape"),
        new(@"\\", "a backslash"),
        new(@"\xHH", @"a byte: \x02"),
        new(@"\uHHHH", @"a character in the peers' encoding: \u20AC"),
        new(@"\UHHHHHH", @"the same with six digits: \U01F600"),
    ];

    private static string Describe(TemplateField field) => field switch
    {
        TemplateField.Text => "the text of the message that is answered",
        TemplateField.Hex => "its bytes on the wire, in hex",
        TemplateField.Length => "how many bytes it had on the wire",
        TemplateField.N => "its number on its connection",
        TemplateField.Peer => "who is at the other end",
        TemplateField.Time => "now: date and time, UTC, with microseconds",
        TemplateField.UnixTime => "now: seconds since 1970",
        TemplateField.Lan => "this machine's own address",
        TemplateField.Counter => "counts up by one each time",
        TemplateField.Uuid => "a random UUID",
        _ => throw new UnreachableException(),
    };

    private static string Describe(ChecksumKind kind) => kind switch
    {
        ChecksumKind.Crc16 => "CRC-16/MODBUS of what stands before it, in hex; {crc16:le} and {crc16:be} as bytes",
        ChecksumKind.Crc32 => "CRC-32 (IEEE 802.3), likewise",
        ChecksumKind.Sum8 => "the sum of the bytes modulo 256, likewise",
        ChecksumKind.Xor8 => "the bytes combined with exclusive or, likewise",
        _ => throw new UnreachableException(),
    };
}
