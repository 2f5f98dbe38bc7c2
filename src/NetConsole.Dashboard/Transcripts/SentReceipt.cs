using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>The system has taken what the operator sent to one connection. Immutable.</summary>
/// <param name="connection">To whom it went.</param>
/// <param name="party">Who is behind that; null where that is not known.</param>
/// <param name="number">The message's number on its connection, from 1.</param>
/// <param name="before">What went over the wire before the row's bytes: the start of a frame, or nothing.</param>
/// <param name="after">What went after them: a line end, the end of a frame, or nothing.</param>
/// <param name="textLength">How much of the row is the message's text: less than all where a line end was typed.</param>
internal sealed class SentReceipt(
    ConnectionId connection, Party? party, long number, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, int textLength)
{
    public ConnectionId Connection => connection;

    public Party? Party => party;

    public long Number => number;

    public int TextLength => textLength;

    /// <summary>What went over the wire.</summary>
    /// <param name="row">The row's bytes.</param>
    public byte[] OnWire(ReadOnlySpan<byte> row) => [.. before.Span, .. row, .. after.Span];
}
