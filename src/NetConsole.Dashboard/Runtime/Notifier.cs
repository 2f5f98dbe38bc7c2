using System.Buffers;
using System.Text;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Engine;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// Looks through what is received for what the operator wants to be told of, away from the loop and at its own pace: it listens to the engine itself, only while
/// there is something to look for, and when messages come faster than it can look, it leaves out the oldest. Called by the loop.
/// </summary>
/// <param name="engine">Whose messages.</param>
/// <param name="time">The clock.</param>
/// <param name="post">Hands an input to the loop, from any thread.</param>
internal sealed class Notifier(ISocketEngine engine, TimeProvider time, Action<DashboardInput> post) : IAsyncDisposable
{
    private const int Capacity = 1024;

    /// <summary>What stands further back in a message is not looked at.</summary>
    private const int LongestText = 16 * 1024;

    /// <summary>Nobody wants to be told more often; what comes meanwhile is not looked at.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private CancellationTokenSource? _stop;
    private Task _watching = Task.CompletedTask;

    /// <summary>Looks for this from now on; null looks for nothing.</summary>
    public void Watch(NotifyExpression? expression)
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = expression is null ? null : new CancellationTokenSource();
        if (expression is not null)
        {
            _watching = WatchAsync(_watching, expression, _stop!.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Watch(null);
        await _watching.ConfigureAwait(false);
    }

    private async Task WatchAsync(Task before, NotifyExpression expression, CancellationToken cancellationToken)
    {
        IEventSubscription events = engine.Subscribe(Capacity, WhenFull.DropOldest);
        await using (events.ConfigureAwait(false))
        {
            await before.ConfigureAwait(false);
            long? told = null;
            try
            {
                while (await events.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    while (!cancellationToken.IsCancellationRequested && events.TryRead(out EngineEvent? engineEvent))
                    {
                        bool isQuiet = told is { } at && time.GetElapsedTime(at) < Interval;
                        if (!isQuiet && engineEvent is EngineEvent.MessagesReceived received && Matches(expression, received.Payload))
                        {
                            told = time.GetTimestamp();
                            post(new DashboardInput.Noticed());
                        }

                        engineEvent.Release();
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Something else is looked for now, or nothing.
            }
        }
    }

    private static bool Matches(NotifyExpression expression, Payload payload)
    {
        char[] text = ArrayPool<char>.Shared.Rent(LongestText);
        try
        {
            foreach (MessageSpan message in payload.Messages)
            {
                ReadOnlySpan<byte> bytes = payload.Bytes.Span.Slice(message.TextStart, Math.Min(message.TextLength, LongestText));
                if (expression.Matches(text.AsSpan(0, Encoding.UTF8.GetChars(bytes, text))))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }
}
