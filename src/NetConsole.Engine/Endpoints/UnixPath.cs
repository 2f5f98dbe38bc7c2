using System.Text;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Endpoints;

/// <summary>The file of a Unix socket: <c>unix:path</c>, <c>unix:///absolute</c>.</summary>
internal static class UnixPath
{
    public static AddressError? Read(string text, int start, Transport transport, out EndpointAddress? address)
    {
        address = null;
        string path = text[start..];
        if (path.Length == 0)
        {
            string scheme = EndpointAddress.Scheme(transport);
            return new AddressError(start, "the path is missing", $"write {scheme}:app.sock or {scheme}:///run/app.sock");
        }

        if (IndexOfUnusable(path) is var unusable and >= 0)
        {
            return new AddressError(start + unusable, $"{QuotedCharacter.At(path, unusable)} can't be in a path", "name a file without control characters");
        }

        int bytes = Encoding.UTF8.GetByteCount(path);
        if (bytes > UnixEndPoint.LongestPathBytes)
        {
            return new AddressError(start, $"a path of {bytes} bytes is too long for a socket", $"at most {UnixEndPoint.LongestPathBytes}; a path relative to the working directory is shorter");
        }

        address = EndpointAddress.Unix(transport, path);
        return null;
    }

    private static int IndexOfUnusable(string path)
    {
        for (int i = 0; i < path.Length; i++)
        {
            bool isLoneSurrogate = char.IsSurrogate(path[i]) && !Rune.TryGetRuneAt(path, char.IsLowSurrogate(path[i]) ? Math.Max(0, i - 1) : i, out _);
            if (char.IsControl(path[i]) || isLoneSurrogate)
            {
                return i;
            }
        }

        return -1;
    }
}
