using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>An IPv6 address in brackets (RFC 3986 §3.2.2), with its zone where it has one (RFC 4007 §11): <c>[fe80::1%eth0]</c>.</summary>
internal static class BracketedHost
{
    /// <summary>True for an IPv6 address, zone included. Stricter than the base library, which also takes brackets, ports and prefix lengths.</summary>
    public static bool IsIPv6(ReadOnlySpan<char> text)
    {
        // Most words have none, and the parser is compiled at its first use, which costs a start more than the rest of an address.
        if (text.Count(':') < 2)
        {
            return false;
        }

        int percent = text.IndexOf('%');
        ReadOnlySpan<char> address = percent < 0 ? text : text[..percent];
        bool isZoneUsable = percent < 0 || (percent + 1 < text.Length && ConsistsOf(text[(percent + 1)..], IsOfAZone));
        return isZoneUsable
            && ConsistsOf(address, IsOfAnAddress)
            && IPAddress.TryParse(address, out IPAddress? ip)
            && ip.AddressFamily == AddressFamily.InterNetworkV6;
    }

    public static AddressError? Read(string text, int start, int end, out string host, out int portStart)
    {
        host = "";
        portStart = end;
        int close = text.IndexOf(']', start, end - start);
        if (close < 0)
        {
            return new AddressError(start, "the bracket is not closed", "write [::1]:8000");
        }

        host = text[(start + 1)..close];
        if (!IsIPv6(host))
        {
            return new AddressError(
                start + 1,
                $"\"{host}\" is not an IPv6 address",
                host.Contains(':', StringComparison.Ordinal) ? "write eight groups of hex digits, :: for a run of zeros" : "only IPv6 addresses stand in brackets");
        }

        if (close + 1 == end)
        {
            return PortNumber.Missing(text, start, end);
        }

        portStart = close + 2;
        return text[close + 1] == ':'
            ? null
            : new AddressError(close + 1, $"{QuotedCharacter.At(text, close + 1)} has no place after the bracket", "write [::1]:8000");
    }

    private static bool IsOfAnAddress(char character) => char.IsAsciiHexDigit(character) || character is ':' or '.';

    private static bool IsOfAZone(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~';

    /// <summary>By hand: a vectorised search is compiled anew at every start, and every start reads an address.</summary>
    private static bool ConsistsOf(ReadOnlySpan<char> text, Func<char, bool> isMember)
    {
        foreach (char character in text)
        {
            if (!isMember(character))
            {
                return false;
            }
        }

        return true;
    }
}
