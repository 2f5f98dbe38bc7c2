using System.Text;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

/// <summary>Plays the part of a receive loop: keeps what is pending, shows it again with the next chunk, and writes down each message as one line of text.</summary>
internal sealed class FramedStream(Framer framer)
{
    private readonly List<string> _log = [];
    private byte[] _pending = [];

    /// <summary>Each message as <c>text|bytes around the text, if any|flags</c>, with bytes as Latin-1 and control characters as pictures.</summary>
    public IReadOnlyList<string> Log => _log;

    public int PendingBytes => _pending.Length;

    public TimeSpan? Silence => framer.SilenceBeforeFlush(_pending);

    public FramedStream Read(string chunk) => Read(Encoding.Latin1.GetBytes(chunk));

    public FramedStream Read(ReadOnlySpan<byte> chunk)
    {
        byte[] all = [.. _pending, .. chunk];
        var messages = new List<MessageSpan>();
        int consumed = framer.Scan(all, chunk.Length, messages);
        Write(all, messages);
        _pending = all[consumed..];
        return this;
    }

    public FramedStream Flush()
    {
        var messages = new List<MessageSpan>();
        framer.Flush(_pending, messages);
        Write(_pending, messages);
        _pending = [];
        return this;
    }

    private void Write(ReadOnlySpan<byte> all, List<MessageSpan> messages)
    {
        foreach (MessageSpan message in messages)
        {
            Assert.InRange(message.TextStart, message.Start, message.Start + message.Length);
            Assert.InRange(message.TextStart + message.TextLength, message.TextStart, message.Start + message.Length);
            string text = Show(all.Slice(message.TextStart, message.TextLength));
            string before = Show(all[message.Start..message.TextStart]);
            string after = Show(all[(message.TextStart + message.TextLength)..(message.Start + message.Length)]);
            string flags = message.Flags is MessageFlags.None ? "" : $" {message.Flags}";
            _log.Add($"{before}[{text}]{after}{flags}");
        }
    }

    private static string Show(ReadOnlySpan<byte> bytes)
    {
        var shown = new StringBuilder();
        foreach (byte value in bytes)
        {
            shown.Append(value < 0x20 ? (char)(0x2400 + value) : (char)value);
        }

        return shown.ToString();
    }
}
