using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>What each connection said last, until somebody takes note of it. Copies: what is taken belongs to whoever took it.</summary>
internal sealed class LastWords
{
    /// <summary>Bytes kept of a message: no pane shows more.</summary>
    private const int MostBytes = 400;

    private Dictionary<int, byte[]> _words = [];

    public void Note(ConnectionId connection, ReadOnlySpan<byte> text) =>
        _words[connection.Value] = text[..Math.Min(text.Length, MostBytes)].ToArray();

    /// <summary>What was said since this was last called, by connection; null when nothing was.</summary>
    public IReadOnlyDictionary<int, byte[]>? Take()
    {
        if (_words.Count == 0)
        {
            return null;
        }

        Dictionary<int, byte[]> taken = _words;
        _words = [];
        return taken;
    }
}
