using System.Globalization;
using System.Net;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>The port of an address: 0 to 65535 in decimal (RFC 9293 §3.1), where 0 lets the kernel choose.</summary>
internal static class PortNumber
{
    private const string Range = "ports go from 0 to 65535";

    public static AddressError? Read(string text, int start, int end, out int port)
    {
        port = 0;
        if (start == end)
        {
            return new AddressError(end, "the port is missing", $"{Range}; 0 lets the system choose");
        }

        int stranger = text.AsSpan(start, end - start).IndexOfAnyExceptInRange('0', '9');
        if (stranger >= 0)
        {
            return new AddressError(start + stranger, $"{QuotedCharacter.At(text, start + stranger)} has no place in a port", Range);
        }

        ReadOnlySpan<char> digits = text.AsSpan(start, end - start).TrimStart('0');
        if (digits.Length > 5)
        {
            return new AddressError(start, "the port is too large", Range);
        }

        port = digits.IsEmpty ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return port <= IPEndPoint.MaxPort ? null : new AddressError(start, $"port {port} is too large", Range);
    }

    /// <summary>There is a host, and after it nothing at all.</summary>
    public static AddressError Missing(string text, int start, int end) => end == start
        ? new AddressError(end, "host and port are missing", "write HOST:PORT, for example 127.0.0.1:8000")
        : new AddressError(end, "the port is missing", $"write {text[start..end]}:8000, with the port you want");
}
