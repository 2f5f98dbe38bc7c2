using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>One thing in a connection's send queue. The same item may stand in the queues of many connections.</summary>
internal abstract record SendItem
{
    private SendItem()
    {
    }

    /// <summary>It is done with, in one of the queues it stood in: sent, or never to be sent.</summary>
    public virtual void LetGo()
    {
    }

    /// <summary>One message, or several that a peer gets back together.</summary>
    /// <param name="Bytes">What goes over the wire.</param>
    /// <param name="Origin">On whose order.</param>
    /// <param name="Rule">The name of the rule that answered, or null.</param>
    public sealed record Message(ReadOnlyMemory<byte> Bytes, SendOrigin Origin, string? Rule = null) : SendItem
    {
        /// <summary>Where the messages are, for the events that say they were sent; one by default, whose text leaves out a line end.</summary>
        public ReadOnlyMemory<MessageSpan> Spans { get; init; } =
            new[] { new MessageSpan(0, Bytes.Length, 0, Bytes.Length - LineEnd.LengthAtEndOf(Bytes.Span)) };

        /// <summary>What <see cref="Bytes"/> are a part of, when they are pooled: a lease on it comes with the item, which stands in one queue only.</summary>
        public Payload? Source { get; init; }

        /// <summary>True for what answers this connection's own messages: it is not read further while too much of that waits.</summary>
        public bool IsPaced => Origin is SendOrigin.Rule or SendOrigin.Echo;

        /// <summary>Whether both can be told in one event.</summary>
        public bool GoesWith(Message other) => Origin == other.Origin && Rule == other.Rule;

        /// <summary>For the event that says it was sent.</summary>
        /// <param name="firstNumber">The number of the first message in it.</param>
        public Payload AsSent(long firstNumber) => Source?.Part(Bytes, Spans, firstNumber) ?? new Payload(Bytes, Spans, firstNumber);

        public override void LetGo() => Source?.Release();
    }

    /// <summary>A file. Each queue it stands in has a hold on it.</summary>
    public sealed record FileBytes(SharedFile File) : SendItem
    {
        public override void LetGo() => File.Release();
    }

    /// <summary>The end of our direction.</summary>
    public sealed record EndOfStream : SendItem
    {
        public static EndOfStream Instance { get; } = new();
    }
}
