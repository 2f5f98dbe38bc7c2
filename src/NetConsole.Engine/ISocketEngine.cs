using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;

namespace NetConsole.Engine;

/// <summary>Sockets behind a counter: orders go in, facts come out. All members may be called from any thread.</summary>
public interface ISocketEngine : IAsyncDisposable
{
    /// <summary>Starts to receive every event published from now on.</summary>
    /// <param name="capacity">How many events may wait to be read, 1 or more.</param>
    /// <param name="whenFull">What happens to the engine, or to the events, when that many wait.</param>
    IEventSubscription Subscribe(int capacity, WhenFull whenFull);

    /// <summary>
    /// Carries out an order. Returns at once, never waits for the network and never throws for what the network says: the outcome arrives as events.
    /// After <see cref="StopAsync"/> it does nothing.
    /// </summary>
    void Execute(EngineCommand command);

    /// <summary>
    /// Closes every listener, then every connection in order (flush, FIN, and up to 1 s for the peer's), all at the same time.
    /// </summary>
    /// <param name="cancellationToken">Cancelled: what is still open is reset, and the method returns soon after.</param>
    Task StopAsync(CancellationToken cancellationToken);
}
