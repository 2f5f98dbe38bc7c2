using System.Globalization;
using System.Text;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>
/// A host without brackets: <c>*</c>, <c>lan</c>, an IPv4 address, or a name of letters, digits and hyphens (RFC 1123 §2.1), which may be
/// international (RFC 3490). Underscores pass too: DNS allows them (RFC 2181 §11) and container networks give such names.
/// </summary>
internal static class HostName
{
    private const int LongestName = 253;

    private const int LongestLabel = 63;

    public static AddressError? Read(string text, int start, int end, out string host)
    {
        host = text[start..end];
        if (host is "*")
        {
            return null;
        }

        if (host.Equals("lan", StringComparison.OrdinalIgnoreCase))
        {
            host = "lan";
            return null;
        }

        if (IndexOfStranger(host) is var stranger and >= 0)
        {
            return new AddressError(
                start + stranger,
                $"{QuotedCharacter.At(host, stranger)} can't be in a host name",
                host[stranger] == '*' ? "* stands alone and means every interface: *:8000" : "names have letters, digits and hyphens");
        }

        AddressError? error = IPv4Text.IsMeantBy(host) ? IPv4Text.Check(host) : CheckLabels(host) ?? CheckLength(host);
        return error is null ? null : error with { Position = error.Position + start };
    }

    /// <summary>Its ASCII form (RFC 3490 §4.1), or null where it has none that fits into DNS (RFC 1035 §2.3.4).</summary>
    public static string? ToAscii(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.Length <= LongestName ? name : null;
        }

        try
        {
            string ascii = new IdnMapping { AllowUnassigned = true }.GetAscii(name.ToLowerInvariant());
            return ascii.Length <= LongestName ? ascii : null;
        }
        catch (ArgumentException)
        {
            // The mapping's way of saying that a label is empty, too long or forbidden.
            return null;
        }
    }

    private static int IndexOfStranger(string host)
    {
        int position = 0;
        while (position < host.Length)
        {
            if (!Rune.TryGetRuneAt(host, position, out Rune rune) || !IsOfAName(rune))
            {
                return position;
            }

            position += rune.Utf16SequenceLength;
        }

        return -1;
    }

    private static bool IsOfAName(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '.' or '_'
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static AddressError? CheckLabels(string host)
    {
        int start = 0;

        // A dot at the end makes a name absolute (RFC 1034 §3.1); it is no label of its own.
        foreach (string label in (host.Length > 1 && host[^1] == '.' ? host[..^1] : host).Split('.'))
        {
            if (label.Length == 0)
            {
                return new AddressError(start, "a dot too many in the host name", "one dot stands between two parts of a name");
            }

            if (label[0] == '-' || label[^1] == '-')
            {
                return new AddressError(label[0] == '-' ? start : start + label.Length - 1, "a hyphen can't begin or end a part of a host name", "check the spelling");
            }

            if (label.Length > LongestLabel)
            {
                return new AddressError(start, $"a part of a host name can't have {label.Length} characters", $"at most {LongestLabel}");
            }

            start += label.Length + 1;
        }

        return null;
    }

    private static AddressError? CheckLength(string host) =>
        ToAscii(host) is null ? new AddressError(0, "there can be no host of this name", $"names have at most {LongestName} characters, each part {LongestLabel}") : null;
}
