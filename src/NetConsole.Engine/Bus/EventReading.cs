using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Bus;

/// <summary>Ways to read a subscription.</summary>
public static class EventReading
{
    /// <summary>
    /// All events from now until the engine has stopped, in order. Each one's lease is given back when the next is asked for, so its bytes are good for as long as
    /// the body of the loop runs; what is kept longer is copied. One reader at a time.
    /// </summary>
    /// <param name="subscription">What <see cref="ISocketEngine.Subscribe"/> gave.</param>
    /// <param name="cancellationToken">Cancelled: the loop throws <see cref="OperationCanceledException"/>; nothing is lost, and reading can go on with another loop.</param>
    public static async IAsyncEnumerable<EngineEvent> ReadAllAsync(
        this IEventSubscription subscription, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await subscription.WaitToReadAsync(cancellationToken))
        {
            while (TryRead(out EngineEvent? engineEvent))
            {
                try
                {
                    yield return engineEvent;
                }
                finally
                {
                    engineEvent.Release();
                }
            }
        }

        // Under steady traffic nothing is ever waited for, so it is looked at before each read.
        bool TryRead([MaybeNullWhen(false)] out EngineEvent engineEvent)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return subscription.TryRead(out engineEvent);
        }
    }
}
