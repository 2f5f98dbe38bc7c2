using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Saving;

/// <summary>How rows of the transcript are written into a file. One thread.</summary>
internal abstract class SavedFormat
{
    /// <summary>What the extension of a file asks for: <c>.jsonl</c> records, <c>.hex</c> bytes, anything else text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="zone">Where clock times are written.</param>
    /// <param name="encoding">The peers' text; files are UTF-8.</param>
    public static SavedFormat For(string path, TimeZoneInfo zone, Encoding encoding) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jsonl" => new SavedRecords(encoding),
        ".hex" => new SavedHex(zone),
        _ => new SavedText(zone, encoding),
    };

    /// <summary>Writes a row; false where this format has nothing to say of it.</summary>
    public abstract bool Write(in TranscriptEntry entry, IBufferWriter<byte> output);

    /// <summary>Messages that were ordered and not written, because the system has not taken them.</summary>
    public long Unsent { get; private set; }

    /// <summary>To so many connections a row was ordered to go that have not taken it.</summary>
    protected void Missed(int connections) => Unsent += connections;

    /// <summary>For each connection that took what the operator sent, the first to take it first.</summary>
    protected static IEnumerable<SentReceipt> Receipts(in TranscriptEntry entry) => entry.Receipts?.Reverse() ?? [];

    /// <summary>Whose a row is: the connection, or all that it went to.</summary>
    protected static ImmutableArray<ConnectionId> Connections(in TranscriptEntry entry) => entry switch
    {
        { Recipients.IsDefaultOrEmpty: false } => entry.Recipients,
        { Connection: > 0 } => [new ConnectionId(entry.Connection)],
        _ => [],
    };
}
