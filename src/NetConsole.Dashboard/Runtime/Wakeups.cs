using System.Threading.Channels;
using NetConsole.Engine.Bus;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// What the loop sleeps on: keys, the engine's events, the next frame when one is owed, and the minute by which ages on screen change.
/// Nothing else ever wakes it.
/// </summary>
internal sealed class Wakeups : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly WakeSignal _signal = new();
    private readonly Watch _terminal;
    private readonly Watch _events;
    private readonly ITimer _frame;
    private readonly ITimer _minute;
    private int _hasMinutePassed;

    public Wakeups(ChannelReader<TerminalEvent> terminal, IEventSubscription events, TimeProvider time)
    {
        _terminal = new Watch(terminal.WaitToReadAsync, _signal.Set);
        _events = new Watch(events.WaitToReadAsync, _signal.Set);
        _frame = time.CreateTimer(_ => _signal.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _minute = time.CreateTimer(_ => OnMinute(), null, Minute, Minute);
    }

    /// <summary>True once the terminal will not say anything more.</summary>
    public bool TerminalEnded => _terminal.HasEnded;

    /// <summary>Waits until something has happened.</summary>
    /// <param name="frameDue">In how long a frame is owed; null when none is.</param>
    /// <param name="cancellationToken">Cancelled: the wait ends, or throws <see cref="OperationCanceledException"/>.</param>
    public async ValueTask WaitAsync(TimeSpan? frameDue, CancellationToken cancellationToken)
    {
        bool terminal = await _terminal.LookAsync(cancellationToken).ConfigureAwait(false);
        bool events = await _events.LookAsync(cancellationToken).ConfigureAwait(false);
        if (terminal || events)
        {
            return;
        }

        if (frameDue is { } due)
        {
            _frame.Change(due, Timeout.InfiniteTimeSpan);
        }

        await _signal.WaitAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for the engine's first words, but not for long: they belong on the first frame.</summary>
    public async ValueTask WaitForFirstEventAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (!await _events.LookAsync(cancellationToken).ConfigureAwait(false))
        {
            _frame.Change(atMost, Timeout.InfiniteTimeSpan);
            await _signal.WaitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>True once after each minute.</summary>
    public bool TakeMinute() => Interlocked.Exchange(ref _hasMinutePassed, 0) == 1;

    public void Dispose()
    {
        _frame.Dispose();
        _minute.Dispose();
    }

    private void OnMinute()
    {
        _hasMinutePassed = 1;
        _signal.Set();
    }
}
