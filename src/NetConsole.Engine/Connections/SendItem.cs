using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>One thing in a connection's send queue. The same item may stand in the queues of many connections.</summary>
internal abstract record SendItem
{
    private SendItem()
    {
    }

    /// <summary>One message.</summary>
    public sealed record Message(ReadOnlyMemory<byte> Bytes, SendOrigin Origin, string? Rule = null) : SendItem
    {
        /// <summary>The whole of it, for the events that say it was sent.</summary>
        public ReadOnlyMemory<MessageSpan> Whole { get; } = new[] { new MessageSpan(0, Bytes.Length, 0, Bytes.Length) };

        /// <summary>Whether both can be told in one event.</summary>
        public bool GoesWith(Message other) => Origin == other.Origin && Rule == other.Rule;
    }

    /// <summary>A file. Each queue it stands in has a hold on it.</summary>
    public sealed record FileBytes(SharedFile File) : SendItem;

    /// <summary>The end of our direction.</summary>
    public sealed record EndOfStream : SendItem
    {
        public static EndOfStream Instance { get; } = new();
    }
}
