using System.Text;
using NetConsole.Terminal.Input;

namespace NetConsole.Terminal.Tests.Input;

/// <summary>Bytes in, events out, both as text that reads: <c>␛</c> for ESC; a paste in <c>«»</c>, its line ends as <c>|</c>.</summary>
internal static class Decoding
{
    public static byte[] Bytes(string notation) => Encoding.UTF8.GetBytes(notation.Replace('␛', '\e'));

    /// <summary>The events of these reads, one after another.</summary>
    public static string Of(params byte[][] reads) => Show(Events(reads, expire: false));

    /// <summary>The same, with silence after the last.</summary>
    public static string Expired(params byte[][] reads) => Show(Events(reads, expire: true));

    public static string Show(IEnumerable<TerminalEvent> events) => string.Join(' ', events.Select(one => one switch
    {
        TerminalEvent.KeyPressed key => key.Stroke.ToString(),
        TerminalEvent.MouseUsed mouse => $"({mouse.Stroke})",
        TerminalEvent.Pasted paste => $"«{paste.Text.Replace('\n', '|').Replace('\e', '␛')}»",
        _ => one.ToString(),
    }));

    private static List<TerminalEvent> Events(byte[][] reads, bool expire)
    {
        var decoder = new InputDecoder();
        var events = new List<TerminalEvent>();
        foreach (byte[] read in reads)
        {
            decoder.Feed(read, events.Add);
        }

        if (expire)
        {
            decoder.Expire(events.Add);
        }

        return events;
    }
}
