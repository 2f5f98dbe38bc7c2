using System.Text;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tests.Support;

/// <summary>Reads a subscription the way a test tells its story: "next, this kind of event". Leases are given back as events pass, and what is seen holds copies.</summary>
internal sealed class EventReader(IEventSubscription subscription) : IAsyncDisposable
{
    private readonly List<(int Connection, string Text)> _heard = [];

    /// <summary>Everything read so far, in order.</summary>
    public List<EngineEvent> Seen { get; } = [];

    public string HeardFrom(ConnectionId id) => string.Join('|', _heard.Where(heard => heard.Connection == id.Value).Select(heard => heard.Text));

    /// <summary>Reads on until an event of this kind comes; others pass by into <see cref="Seen"/>.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? which = null)
        where T : EngineEvent
    {
        while (await NextAsync() is { } next)
        {
            if (next is T wanted && which?.Invoke(wanted) != false)
            {
                return wanted;
            }
        }

        throw new InvalidOperationException($"the engine stopped without {typeof(T).Name}");
    }

    /// <summary>The next message that a peer said, as text.</summary>
    public async Task<string> NextMessageAsync(ConnectionId? from = null)
    {
        int known = _heard.Count;
        while (!_heard.Skip(known).Any(heard => from is null || heard.Connection == from.Value.Value))
        {
            await NextAsync<EngineEvent.MessagesReceived>();
        }

        return _heard.Skip(known).First(heard => from is null || heard.Connection == from.Value.Value).Text;
    }

    /// <summary>The next event, or null when the engine has stopped.</summary>
    public async Task<EngineEvent?> NextAsync()
    {
        EngineEvent? next;
        while (!subscription.TryRead(out next))
        {
            try
            {
                if (!await subscription.WaitToReadAsync(Deadline.Token).SoonAsync())
                {
                    return null;
                }
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"nothing came after: {string.Join(", ", Seen.TakeLast(8))}");
            }
        }

        if (next is EngineEvent.MessagesReceived received)
        {
            foreach (MessageSpan span in received.Payload.Messages)
            {
                _heard.Add((received.Connection.Value, Encoding.UTF8.GetString(received.Payload.Bytes.Span.Slice(span.TextStart, span.TextLength))));
            }
        }

        EngineEvent copy = next switch
        {
            EngineEvent.MessagesReceived message => message with { Payload = Copy(message.Payload) },
            EngineEvent.MessagesSent message => message with { Payload = Copy(message.Payload) },
            _ => next,
        };
        Seen.Add(copy);
        next.Release();
        return copy;
    }

    private static Payload Copy(Payload payload)
    {
        var copy = new Payload(default, default, payload.FirstNumber);
        copy.Fill(payload.Bytes.ToArray(), payload.FreshStart, payload.Messages.ToArray(), payload.FirstNumber, payload.ChunkStarts.ToArray());
        return copy;
    }

    /// <summary>Reads all that is left after the engine has stopped.</summary>
    public async Task<List<EngineEvent>> ReadToEndAsync()
    {
        while (await NextAsync() is not null)
        {
        }

        return Seen;
    }

    public ValueTask DisposeAsync() => subscription.DisposeAsync();
}
