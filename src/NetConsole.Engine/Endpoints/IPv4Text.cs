using System.Globalization;

namespace NetConsole.Engine.Endpoints;

/// <summary>
/// An IPv4 address as four decimal numbers, and nothing else: other forms (<c>127.1</c>, <c>0x7f000001</c>, <c>010.0.0.1</c>) mean different
/// addresses to different programs (RFC 6943 §3.1.1).
/// </summary>
internal static class IPv4Text
{
    private const string Form = "an IPv4 address is four numbers from 0 to 255: 127.0.0.1";

    /// <summary>True when the last part of a host is a number: no name ends so (RFC 3696 §2), and resolvers would take it for an address.</summary>
    public static bool IsMeantBy(string host)
    {
        string last = host.TrimEnd('.').Split('.')[^1];
        bool isHex = last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && last.Skip(2).All(char.IsAsciiHexDigit);
        return isHex || (last.Length > 0 && last.All(char.IsAsciiDigit));
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static AddressError? Check(string host)
    {
        string[] parts = host.Split('.');
        int start = 0;
        foreach (string part in parts)
        {
            if (part.Length == 0 || !part.All(char.IsAsciiDigit))
            {
                return new AddressError(start, part.Length == 0 ? "a number is missing" : $"\"{part}\" is not a decimal number", Form);
            }

            if (part.Length > 1 && part[0] == '0')
            {
                return new AddressError(start, $"\"{part}\" with a zero before it could be meant as octal", "write it without the zero");
            }

            if (part.Length > 3 || int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture) > byte.MaxValue)
            {
                return new AddressError(start, $"{part} is too large", Form);
            }

            start += part.Length + 1;
        }

        return parts.Length == 4 ? null : new AddressError(0, $"an IPv4 address has four numbers, not {parts.Length}", Form);
    }
}
