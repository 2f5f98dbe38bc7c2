using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>Whoever hears everything on the bus. <see cref="Add"/> and <see cref="Complete"/> are called under the bus's lock, one at a time, and never block.</summary>
internal abstract class EventSink
{
    /// <summary>True when sockets should not be read until it has caught up.</summary>
    public virtual bool IsFull => false;

    /// <summary>Takes over the event and one lease on its payload.</summary>
    public abstract void Add(EngineEvent engineEvent);

    /// <summary>Nothing comes after what was added.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>After <see cref="Add"/> and <see cref="Complete"/>: tells a reader with a thread of its own.</summary>
    public virtual void Wake()
    {
    }

    /// <summary>Completes when <see cref="IsFull"/> turns false; at once when it is.</summary>
    public virtual Task RoomAsync() => Task.CompletedTask;
}
