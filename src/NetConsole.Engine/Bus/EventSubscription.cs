using System.Diagnostics.CodeAnalysis;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>A subscriber's queue, from both its sides.</summary>
internal abstract class EventSubscription : EventSink, IEventSubscription
{
    private Action? _wake;

    public abstract bool IsCompleted { get; }

    public void OnReadable(Action wake) => _wake = wake;

    public override void Wake() => _wake?.Invoke();

    public abstract bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent);

    public abstract ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>What an event brought that none before it did.</summary>
    private protected static long FreshBytes(EngineEvent engineEvent) =>
        engineEvent.Carried is { } payload ? payload.Bytes.Length - payload.FreshStart : 0;
}
