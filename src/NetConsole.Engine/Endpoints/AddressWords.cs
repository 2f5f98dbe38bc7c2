using System.Diagnostics.CodeAnalysis;

namespace NetConsole.Engine.Endpoints;

/// <summary>A mistake in one of several words.</summary>
/// <param name="Word">Index of the word, from 0.</param>
/// <param name="Error">What is wrong; its position is in that word.</param>
public sealed record AddressWordError(int Word, AddressError Error);

/// <summary>The words of a command as addresses, with <c>localhost 8000</c> as one.</summary>
internal static class AddressWords
{
    public static bool TryParse(
        IReadOnlyList<string> words,
        out IReadOnlyList<EndpointAddress> addresses,
        [NotNullWhen(false)] out AddressWordError? error)
    {
        var read = new List<EndpointAddress>();
        addresses = read;
        error = null;
        for (int i = 0; i < words.Count; i++)
        {
            bool isPair = i + 1 < words.Count && IsHostAlone(words[i]) && IsDigits(words[i + 1]);
            string host = BracketedHost.IsIPv6(words[i]) ? $"[{words[i]}]" : words[i];
            if (!AddressParser.TryParse(isPair ? $"{host}:{words[i + 1]}" : words[i], out EndpointAddress? address, out AddressError? mistake))
            {
                error = isPair ? Place(mistake, words[i], i, host.Length + 1) : new AddressWordError(i, mistake);
                return false;
            }

            read.Add(address);
            i += isPair ? 1 : 0;
        }

        return true;
    }

    private static bool IsDigits(string word) => word.Length > 0 && word.All(char.IsAsciiDigit);

    /// <summary>Neither scheme nor port, and no port by itself. An IPv6 address needs no brackets here, because nothing follows it.</summary>
    private static bool IsHostAlone(string word)
    {
        bool isBracketed = word.StartsWith('[') && word.IndexOf(']', StringComparison.Ordinal) == word.Length - 1;
        bool mayHaveColons = isBracketed || BracketedHost.IsIPv6(word);
        return word.Length > 0 && !IsDigits(word) && (mayHaveColons || !word.Contains(':', StringComparison.Ordinal));
    }

    private static AddressWordError Place(AddressError mistake, string host, int word, int portStart) => mistake.Position >= portStart
        ? new AddressWordError(word + 1, mistake with { Position = mistake.Position - portStart })
        : new AddressWordError(word, mistake with { Position = Math.Min(mistake.Position, host.Length) });
}
