using System.Collections.Immutable;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <summary>Sockets behind a counter: orders go in, facts come out. All members may be called from any thread.</summary>
public interface ISocketEngine : IAsyncDisposable
{
    /// <summary>Starts to receive every event published from now on.</summary>
    /// <param name="capacity">How many events may wait to be read, 1 or more.</param>
    /// <param name="whenFull">What happens to the engine, or to the events, when that many wait.</param>
    /// <param name="capacityBytes">How many bytes may wait in those events, for one who waits, 1 or more. Default: as many as there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is less than 1.</exception>
    IEventSubscription Subscribe(int capacity, WhenFull whenFull, long capacityBytes = long.MaxValue);

    /// <summary>
    /// Carries out an order. Returns at once, never waits for the network and never throws for what the network says: the outcome arrives as events.
    /// After <see cref="StopAsync"/> it does nothing.
    /// </summary>
    void Execute(EngineCommand command);

    /// <summary>
    /// The next of the numbers that greet, reply and rules get, from 1: for whoever expands a template with <c>{counter}</c> beside them.
    /// Such a text counts as an answer then.
    /// </summary>
    long CountAnswer();

    /// <summary>
    /// Waits until at least one of these connections would send the next piece soon: for whoever reads from something that can wait, such as standard input, and
    /// must not run ahead of the network. So one connection sets the pace alone, and of several the fastest; those that are left behind fill their queues.
    /// Pieces of at most <see cref="EngineOptions.PieceBytes"/> that are sent only after this never overflow the queue of the connection that had room.
    /// </summary>
    /// <param name="connections">Their numbers; those that are not open are left out.</param>
    /// <param name="cancellationToken">Cancelled: the wait throws <see cref="OperationCanceledException"/>; nothing else changes.</param>
    /// <returns>False when nothing can be sent to any of them any more.</returns>
    ValueTask<bool> WaitToSendAsync(ImmutableArray<ConnectionId> connections, CancellationToken cancellationToken);

    /// <summary>
    /// Closes every listener, then every connection in order (flush, FIN, and up to 1 s for the peer's), all at the same time.
    /// </summary>
    /// <param name="cancellationToken">Cancelled: what is still open is reset, and the method returns soon after.</param>
    Task StopAsync(CancellationToken cancellationToken);
}
