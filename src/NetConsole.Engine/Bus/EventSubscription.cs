using System.Diagnostics.CodeAnalysis;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>What the bus needs of a subscriber's queue. <see cref="Add"/> and <see cref="Complete"/> are called under the bus's lock, one at a time, and never block.</summary>
internal abstract class EventSubscription : IEventSubscription
{
    private Action? _wake;

    /// <summary>True when sockets should not be read until this subscriber has caught up.</summary>
    public abstract bool IsFull { get; }

    /// <summary>Takes over the event and one lease on its payload.</summary>
    public abstract void Add(EngineEvent engineEvent);

    /// <summary>Nothing comes after what was added.</summary>
    public abstract void Complete();

    /// <summary>Completes when <see cref="IsFull"/> turns false; at once when it is.</summary>
    public abstract Task RoomAsync();

    public void OnReadable(Action wake) => _wake = wake;

    /// <summary>Tells a reader with a thread of its own; after <see cref="Add"/> and <see cref="Complete"/>.</summary>
    public void Wake() => _wake?.Invoke();

    public abstract bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent);

    public abstract ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
