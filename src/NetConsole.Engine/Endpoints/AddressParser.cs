using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace NetConsole.Engine.Endpoints;

/// <summary>
/// Reads addresses in every form of the guide: <c>tcp://host:port</c>, <c>8000</c>, <c>:8000</c>, <c>[::1]:8000</c>, <c>*:8000</c>, <c>unix:path</c>, …
/// Without a scheme it is TCP, without a host loopback. Any thread.
/// </summary>
public static class AddressParser
{
    /// <summary>Reads one address; blanks around it are not part of it. What <see cref="EndpointAddress.ToString"/> prints is read as the same address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EndpointAddress? address, [NotNullWhen(false)] out AddressError? error)
    {
        string trimmed = text.Trim();
        error = Read(trimmed, out address);
        if (error is null)
        {
            return address is not null;
        }

        int blanksBefore = text.Length - text.AsSpan().TrimStart().Length;
        error = error with { Position = error.Position + blanksBefore };
        return false;
    }

    /// <summary>
    /// Reads the words of a command, each an address, except that a word with neither scheme nor port and the digits after it are one:
    /// <c>localhost 8000</c>, as nc has it. All are read, or the first mistake is told.
    /// </summary>
    public static bool TryParseMany(
        IReadOnlyList<string> words,
        out IReadOnlyList<EndpointAddress> addresses,
        [NotNullWhen(false)] out AddressWordError? error) => AddressWords.TryParse(words, out addresses, out error);

    private static AddressError? Read(string text, out EndpointAddress? address)
    {
        address = null;
        if (text.Length == 0)
        {
            return new AddressError(0, "the address is missing", "write HOST:PORT, for example 127.0.0.1:8000");
        }

        if (AddressScheme.Read(text, out Transport transport, out int afterScheme) is { } schemeError)
        {
            return schemeError;
        }

        return transport is Transport.Unix or Transport.UnixDatagram
            ? UnixPath.Read(text, afterScheme, transport, out address)
            : ReadHostAndPort(text, afterScheme, transport, out address);
    }

    private static AddressError? ReadHostAndPort(string text, int start, Transport transport, out EndpointAddress? address)
    {
        address = null;
        int tail = StartOfTail(text, start);
        if (text.AsSpan(start, tail - start).Contains('@'))
        {
            return new AddressError(start, "a user name has no place in an address", "write only HOST:PORT");
        }

        if (SplitHostAndPort(text, start, tail, out string host, out int portStart) is { } hostError)
        {
            return hostError;
        }

        if (PortNumber.Read(text, portStart, tail, out int port) is { } portError)
        {
            return portError;
        }

        if (tail < text.Length)
        {
            return new AddressError(tail, "nothing may follow the port", "an address is HOST:PORT, without path or query");
        }

        address = new EndpointAddress(transport, host, port);
        return null;
    }

    /// <summary>Where a path, a query or a fragment begins, as in a URL; the text's end where there is none.</summary>
    private static int StartOfTail(string text, int start)
    {
        int afterBrackets = text.IndexOf(']', start) + 1;
        int from = text.AsSpan(start).StartsWith('[') && afterBrackets > 0 ? afterBrackets : start;
        return text.AsSpan(from).IndexOfAny('/', '?', '#') is var found and >= 0 ? from + found : text.Length;
    }

    /// <summary>Finds the host, and where the port begins; where there is no host it is loopback, never every interface.</summary>
    private static AddressError? SplitHostAndPort(string text, int start, int end, out string host, out int portStart)
    {
        ReadOnlySpan<char> hostAndPort = text.AsSpan(start, end - start);
        host = IPAddress.Loopback.ToString();
        portStart = start;
        if (hostAndPort.StartsWith('['))
        {
            return BracketedHost.Read(text, start, end, out host, out portStart);
        }

        if (!hostAndPort.IsEmpty && !hostAndPort.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        int colon = hostAndPort.IndexOf(':');
        int hostEnd = colon < 0 ? end : start + colon;
        if (colon >= 0 && hostAndPort[(colon + 1)..].Contains(':'))
        {
            return ManyColons(text, start, end, hostEnd);
        }

        if (hostEnd > start && HostName.Read(text, start, hostEnd, out host) is { } nameError)
        {
            return nameError;
        }

        portStart = hostEnd + 1;
        return colon < 0 ? PortNumber.Missing(text, start, end) : null;
    }

    private static AddressError ManyColons(string text, int start, int end, int firstColon)
    {
        string hostAndPort = text[start..end];
        int lastColon = hostAndPort.LastIndexOf(':');
        string host = hostAndPort[..lastColon];
        if (BracketedHost.IsIPv6(host))
        {
            return new AddressError(start, "an IPv6 address needs brackets", $"write [{host}]:{hostAndPort[(lastColon + 1)..]}");
        }

        if (BracketedHost.IsIPv6(hostAndPort))
        {
            return new AddressError(start, "an IPv6 address needs brackets and a port", $"write [{hostAndPort}]:8000");
        }

        int secondColon = text.IndexOf(':', firstColon + 1);
        return new AddressError(secondColon, "a second colon has no place here", "an address is HOST:PORT; an IPv6 host stands in brackets: [::1]:8000");
    }
}
