using System.Threading.Channels;
using NetConsole.Engine.Bus;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// What the loop sleeps on: keys, the engine's events, inputs from other threads, the next frame when one is owed, and the minute by which ages on screen change.
/// Nothing else ever wakes it, and it sets no timers: it waits no longer than until the next of them is due.
/// </summary>
internal sealed class Wakeups : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly WakeSignal _signal = new();
    private readonly ChannelReader<TerminalEvent> _terminal;
    private readonly TimeProvider _time;
    private readonly CancellationTokenRegistration _cancelling;
    private Task<bool>? _terminalWait;
    private long _minuteStarted;

    public Wakeups(ChannelReader<TerminalEvent> terminal, IEventSubscription events, TimeProvider time, CancellationToken cancellationToken)
    {
        _terminal = terminal;
        _time = time;
        _minuteStarted = time.GetTimestamp();
        Inputs = new InputQueue(_signal.Set);
        events.OnReadable(_signal.Set);
        _cancelling = cancellationToken.UnsafeRegister(signal => ((WakeSignal)signal!).Set(), _signal);
    }

    /// <summary>What other threads have to say.</summary>
    public InputQueue Inputs { get; }

    /// <summary>True once the terminal will not say anything more.</summary>
    public bool TerminalEnded => _terminal.Completion.IsCompleted;

    /// <summary>Wakes the loop: there is something to look at. Any thread; returns at once.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Waits until something has happened, or a frame or the minute is due.</summary>
    /// <param name="frameDue">In how long a frame is owed; null when none is.</param>
    public void Wait(TimeSpan? frameDue)
    {
        if (_terminalWait is null or { IsCompleted: true })
        {
            _terminalWait = _terminal.WaitToReadAsync(CancellationToken.None).AsTask();
            if (_terminalWait.IsCompleted)
            {
                return;
            }

            _terminalWait.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_signal.Set);
        }

        TimeSpan untilMinute = Minute - _time.GetElapsedTime(_minuteStarted);
        TimeSpan due = frameDue is { } frame && frame < untilMinute ? frame : untilMinute;
        if (due > TimeSpan.Zero)
        {
            _signal.Wait(due);
        }
    }

    /// <summary>Waits for the engine's first words, but not for long: they belong on the first frame.</summary>
    public void WaitForFirstEvent(TimeSpan atMost) => _signal.Wait(atMost);

    /// <summary>True once after each minute.</summary>
    public bool TakeMinute()
    {
        if (_time.GetElapsedTime(_minuteStarted) < Minute)
        {
            return false;
        }

        _minuteStarted = _time.GetTimestamp();
        return true;
    }

    public void Dispose() => _cancelling.Dispose();
}
