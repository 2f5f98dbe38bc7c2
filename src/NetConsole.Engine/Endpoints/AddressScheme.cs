using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>The scheme that an address begins with, <c>tcp://</c>; without one it is TCP.</summary>
internal static class AddressScheme
{
    private const string Slashes = "://";

    /// <summary>What stands before a later <c>://</c> is no scheme but a host and more.</summary>
    private const string NoScheme = "[]:/?#@";

    private static readonly Transport[] s_transports = [Transport.Tcp, Transport.Tls, Transport.Udp, Transport.Unix, Transport.UnixDatagram];

    public static AddressError? Read(string text, out Transport transport, out int end)
    {
        transport = Transport.Tcp;
        end = 0;
        int slashes = text.IndexOf(Slashes, StringComparison.Ordinal);
        if (slashes >= 0 && IsWord(text.AsSpan(0, slashes)))
        {
            end = slashes + Slashes.Length;
            return Find(text[..slashes], out transport) ? null : Unknown(text[..slashes]);
        }

        if (WithoutSlashes(text) is not { } named)
        {
            return null;
        }

        // unix:path is a form of its own; tcp:8000 would otherwise be a host of that name.
        transport = named;
        end = EndpointAddress.Scheme(named).Length + 1;
        return named is Transport.Unix or Transport.UnixDatagram
            ? null
            : new AddressError(end, "the slashes after the scheme are missing", $"write {EndpointAddress.Scheme(named)}://{text[end..].TrimStart('/')}");
    }

    /// <summary>By hand, because a vectorised search is compiled anew at every start, and this is in its way.</summary>
    private static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (NoScheme.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static Transport? WithoutSlashes(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && Find(text[..colon], out Transport transport) ? transport : null;
    }

    private static bool Find(string name, out Transport transport)
    {
        int index = Array.FindIndex(s_transports, candidate => EndpointAddress.Scheme(candidate).Equals(name, StringComparison.OrdinalIgnoreCase));
        transport = index < 0 ? Transport.Tcp : s_transports[index];
        return index >= 0;
    }

    private static AddressError Unknown(string name)
    {
        string[] known = [.. s_transports.Select(EndpointAddress.Scheme)];
        string hint = NearestWord.To(name, known) is { } meant ? $"did you mean {meant}://?" : $"use one of {string.Join(' ', known)}";
        return new AddressError(0, name.Length == 0 ? "the scheme is missing before ://" : $"unknown scheme \"{name}\"", hint);
    }
}
