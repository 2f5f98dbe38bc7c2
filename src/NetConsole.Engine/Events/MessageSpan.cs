namespace NetConsole.Engine.Events;

[Flags]
public enum MessageFlags
{
    None = 0,

    /// <summary>The message was over the limit: what follows its first bytes was discarded.</summary>
    Cut = 1,

    /// <summary>The message ended because the peer paused, or closed; no line end or frame end was seen.</summary>
    Unterminated = 2,
}

/// <summary>Where one message lies in <see cref="Payload.Bytes"/>.</summary>
/// <param name="Start">Offset of its first byte on the wire, frame included.</param>
/// <param name="Length">Its length on the wire in bytes, line end or frame included.</param>
/// <param name="TextStart">Offset of the first byte of its text.</param>
/// <param name="TextLength">Length of its text in bytes, without line end or frame.</param>
/// <param name="Flags">What else is to be said about it.</param>
public readonly record struct MessageSpan(int Start, int Length, int TextStart, int TextLength, MessageFlags Flags = MessageFlags.None);
