using NetConsole.Engine.Answering;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>
/// An open connection as the engine orders it about, from <see cref="EngineEvent.ConnectionOpened"/> to <see cref="EngineEvent.ConnectionClosed"/>.
/// Orders may come from any thread and never wait.
/// </summary>
internal interface IConnection : IConversation, IDisposable
{
    /// <summary>Who accepted it, or null.</summary>
    ListenerId? Listener { get; }

    /// <inheritdoc cref="EngineEvent.ConnectionOpened"/>
    ConnectionId? AnswersTo => null;

    EndpointAddress Local { get; }

    EndpointAddress Remote { get; }

    /// <summary>How what is sent is framed.</summary>
    FramingSpec Framing { get; }

    /// <summary>What to say when <see cref="IConversation.Enqueue"/> took nothing because there is nowhere to send to.</summary>
    string WhyNothingCanBeSent { get; }

    /// <inheritdoc cref="SendQueue.RoomAsync"/>
    Task<bool> RoomToSendAsync();

    /// <inheritdoc cref="Outbox.AddWithRoomAsync"/>
    ValueTask<bool> EnqueueWithRoomAsync(SendItem.Message message, CancellationToken cancellationToken);

    /// <summary>Ends our direction once everything queued has been sent.</summary>
    /// <returns>Why that cannot be, or null.</returns>
    string? EndSending();

    /// <summary>Stops the file that is being sent, if one is.</summary>
    void StopFile();

    /// <summary>Ends at once; what is queued is lost.</summary>
    void Reset();

    /// <summary>Lives the connection's life. Call once, after its opening was published; never fails for what the network says.</summary>
    /// <param name="ended">Called last of all, with how it ended; disposes it. Not awaited from outside, because that would cost every connection another task.</param>
    Task RunAsync(Action<IConnection, Ending> ended);

    /// <summary>What is to be told at its end.</summary>
    EngineEvent.ConnectionClosed Closed(Ending ending);

    /// <summary>When we began to connect, for a connection of ours.</summary>
    void Started(DateTimeOffset at);

    /// <summary>All there is to say about it. Asks the system.</summary>
    ConnectionStatus Status();
}
