using System.Diagnostics.CodeAnalysis;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>What happens when a subscriber does not keep up.</summary>
public enum WhenFull
{
    /// <summary>Sockets are not read until it has caught up, so that TCP slows the peers down. Nothing is lost.</summary>
    Wait,

    /// <summary>The oldest messages are left out, and <see cref="EngineEvent.EventsDropped"/> says how many. Facts of a socket's life are kept.</summary>
    DropOldest,
}

/// <summary>One subscriber's queue of events, in order of <see cref="EngineEvent.Sequence"/>. One reader at a time.</summary>
public interface IEventSubscription : IAsyncDisposable
{
    /// <summary>Takes the next event if there is one. The caller calls <see cref="EngineEvent.Release"/> when done with it.</summary>
    bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent);

    /// <summary>True once the engine has stopped and everything was read: nothing more comes.</summary>
    bool IsCompleted { get; }

    /// <summary>
    /// For a reader with a thread of its own, in place of <see cref="WaitToReadAsync"/>: calls <paramref name="wake"/> each time there is something more to read,
    /// and at the end. It runs on the thread that published, under the engine's lock, so all it may do is to wake somebody. Set once, before the first read.
    /// </summary>
    void OnReadable(Action wake);

    /// <summary>Waits until there is something to read; false when the engine has stopped and everything was read.</summary>
    /// <param name="cancellationToken">Cancelled: the wait throws <see cref="OperationCanceledException"/>; nothing is lost.</param>
    ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken);
}
