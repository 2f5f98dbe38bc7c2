using System.Threading.Channels;
using NetConsole.Engine.Bus;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// What the loop sleeps on: keys, the engine's events, the next frame when one is owed, and the minute by which ages on screen change.
/// Nothing else ever wakes it.
/// </summary>
internal sealed class Wakeups(ChannelReader<TerminalEvent> terminal, IEventSubscription events, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private Task<bool>? _terminalWait;
    private Task<bool>? _eventsWait;
    private Task? _minuteWait;

    /// <summary>True once the terminal will not say anything more.</summary>
    public bool TerminalEnded { get; private set; }

    private bool EventsEnded { get; set; }

    /// <summary>Waits until something has happened.</summary>
    /// <param name="frameDue">In how long a frame is owed; null when none is.</param>
    /// <param name="cancellationToken">Cancelled: the wait throws <see cref="OperationCanceledException"/>.</param>
    public async Task WaitAsync(TimeSpan? frameDue, CancellationToken cancellationToken)
    {
        List<Task> waits = new(4);
        if (!TerminalEnded)
        {
            waits.Add(_terminalWait ??= terminal.WaitToReadAsync(cancellationToken).AsTask());
        }

        if (!EventsEnded)
        {
            waits.Add(_eventsWait ??= events.WaitToReadAsync(cancellationToken).AsTask());
        }

        waits.Add(_minuteWait ??= Task.Delay(Minute, time, cancellationToken));
        if (frameDue is { } due)
        {
            waits.Add(Task.Delay(due, time, cancellationToken));
        }

        await Task.WhenAny(waits).ConfigureAwait(false);
        TerminalEnded |= await EndedAsync(_terminalWait).ConfigureAwait(false);
        EventsEnded |= await EndedAsync(_eventsWait).ConfigureAwait(false);
        _terminalWait = Pending(_terminalWait);
        _eventsWait = Pending(_eventsWait);
    }

    /// <summary>Waits for the engine's first words, but not for long: they belong on the first frame.</summary>
    public async Task WaitForFirstEventAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        _eventsWait ??= events.WaitToReadAsync(cancellationToken).AsTask();
        await Task.WhenAny(_eventsWait, Task.Delay(atMost, time, cancellationToken)).ConfigureAwait(false);
        _eventsWait = Pending(_eventsWait);
    }

    /// <summary>True once for every minute that has passed.</summary>
    public bool TakeMinute()
    {
        if (_minuteWait is not { IsCompleted: true })
        {
            return false;
        }

        _minuteWait = null;
        return true;
    }

    private static async ValueTask<bool> EndedAsync(Task<bool>? wait) => wait is { IsCompleted: true } && !await wait.ConfigureAwait(false);

    private static Task<bool>? Pending(Task<bool>? wait) => wait is { IsCompleted: true } ? null : wait;
}
