using System.Collections.Immutable;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>What a row of the transcript is.</summary>
internal enum EntryKind : byte
{
    Received,

    /// <summary>What the operator sent.</summary>
    Sent,

    /// <summary>What a rule, an echo or a chat sent.</summary>
    Answered,

    /// <summary>A fact of a socket's life, or a word of the program.</summary>
    Note,

    /// <summary>Something went wrong or was refused.</summary>
    Error,
}

/// <summary>One row of the transcript. Its bytes belong to the store and live as long as the row.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Time">When.</param>
/// <param name="Connection">Whose; 0 for none, or for several.</param>
/// <param name="Number">The message's number on its connection in its direction, or 0.</param>
/// <param name="Flags">What framing said of it.</param>
/// <param name="Bytes">A message as on the wire, or the UTF-8 of a note. Outside text.</param>
/// <param name="TextStart">Where its text begins in <paramref name="Bytes"/>.</param>
/// <param name="TextLength">How long its text is.</param>
/// <param name="Remark">Something beside it, such as a rule's name or to whom it went; or null. Outside text.</param>
internal readonly record struct TranscriptEntry(
    EntryKind Kind,
    DateTimeOffset Time,
    int Connection,
    long Number,
    MessageFlags Flags,
    ReadOnlyMemory<byte> Bytes,
    int TextStart,
    int TextLength,
    string? Remark)
{
    /// <summary>The row's number, from 0 in order of arrival, for good: whatever filter it is seen through. Given by the store.</summary>
    public long Row { get; init; }

    /// <summary>Who is behind it; null where nobody is. Shared by all rows of a connection.</summary>
    public Party? Party { get; init; }

    /// <summary>To whom it went where it went to several; else default.</summary>
    public ImmutableArray<ConnectionId> Recipients { get; init; }

    /// <summary>Which record it is, where it is a fact that has one; else null.</summary>
    public TranscriptFact? Fact { get; init; }

    /// <summary>Of what the operator sent: for each connection whose system has taken it, the last first. Null where none has yet.</summary>
    public ImmutableStack<SentReceipt>? Receipts { get; init; }

    /// <summary>Offsets in <see cref="Bytes"/> at which another read began, ascending; empty where one read brought all of it.</summary>
    public ReadOnlyMemory<int> ChunkBorders { get; init; }

    public ReadOnlyMemory<byte> Text => Bytes.Slice(TextStart, TextLength);

    /// <summary>True for what this connection said, was sent, alone or among others, and for facts of its life.</summary>
    public bool Concerns(int connection) =>
        Connection == connection || (!Recipients.IsDefaultOrEmpty && Recipients.Contains(new ConnectionId(connection)));

    public bool IsMessage => Kind is EntryKind.Received or EntryKind.Sent or EntryKind.Answered;
}
