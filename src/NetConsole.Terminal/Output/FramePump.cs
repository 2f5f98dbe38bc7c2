using System.Buffers;
using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Output;

/// <summary>
/// Shows the latest frame as fast as the terminal takes it, on a thread of its own that sleeps when there is nothing to show. What has been rendered is written to
/// its end before anything else. On a slow line that is a slice of a frame, as large as its pace allows; a newer frame takes the place of what is left of the one before.
/// Whoever presents never waits for the terminal.
/// </summary>
/// <remarks>
/// Two locks. <c>_state</c> guards what callers touch and is held for moments. <c>_wire</c> guards the renderer and the bytes on their way, so that leaving the
/// screen never cuts into a write; it is taken before <c>_state</c>, never after.
/// </remarks>
internal sealed partial class FramePump
{
    private readonly Lock _wire = new();
    private readonly object _state = new();
    private readonly IOutputDevice _device;
    private readonly FrameRenderer _renderer;
    private readonly ILinePace _pace;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly ITimer _paceDue;
    private readonly Action _gone;
    private readonly PendingBytes _pending = new();
    private readonly ArrayBufferWriter<byte> _slice = new(16 * 1024);
    private readonly FrameSlots _slots = new();
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _drained;
    private bool _isOpen;
    private bool _isWriting;
    private bool _isStopping;
    private bool _mustRedraw;
    private bool _mustRing;
    private bool _isOnScreen;
    private bool _isEntering;

    /// <param name="device">Where to write.</param>
    /// <param name="renderer">Used by the pump alone from here on.</param>
    /// <param name="pace">How fast. Used by the pump alone from here on.</param>
    /// <param name="time">The clock of the pace.</param>
    /// <param name="gone">Called on the pump's thread when a write finds the terminal gone.</param>
    public FramePump(IOutputDevice device, FrameRenderer renderer, ILinePace pace, TimeProvider time, Action gone)
    {
        _device = device;
        _renderer = renderer;
        _pace = pace;
        _time = time;
        _started = time.GetTimestamp();
        _paceDue = time.CreateTimer(static pump => ((FramePump)pump!).Nudge(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _gone = gone;
        _thread = new Thread(Run) { IsBackground = true, Name = "terminal output" };
        _thread.Start();
    }

    /// <summary>Completes when the thread has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>From now on frames are shown; the modes are turned on together with the first, in one write.</summary>
    public void Open()
    {
        lock (_state)
        {
            _isOpen = true;
            _mustRedraw = true;
            _pace.Restart();
            Monitor.PulseAll(_state);
        }
    }

    /// <summary>See <see cref="ITerminal.Present"/>.</summary>
    public Frame? Present(Frame frame)
    {
        lock (_state)
        {
            Frame? unused = _slots.Offer(frame);
            Monitor.PulseAll(_state);
            return unused;
        }
    }

    public void Redraw()
    {
        lock (_state)
        {
            _mustRedraw = true;
        }
    }

    public void Ring()
    {
        lock (_state)
        {
            _mustRing = true;
            Monitor.PulseAll(_state);
        }
    }

    /// <summary>The terminal has answered <see cref="ScreenModes.Question"/>. Any thread.</summary>
    public void NoticeAnswer()
    {
        lock (_state)
        {
            _pace.Answered(Now);
            Monitor.PulseAll(_state);
        }
    }

    /// <summary>Completes when nothing is on its way: all taken, or nothing can be.</summary>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        lock (_state)
        {
            if (IsQuiet)
            {
                return Task.CompletedTask;
            }

            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends the thread; <see cref="Ended"/> follows.</summary>
    public void Stop()
    {
        lock (_state)
        {
            _isStopping = true;
            Monitor.PulseAll(_state);
        }

        _device.Wake();
    }

    private bool IsQuiet => !_isOpen || _isStopping || (!HasFrame && !_mustRing && _copied is null && !_isWriting);

    private bool HasFrame => _slots.Waiting is not null || _slots.Unfinished is not null;

    private TimeSpan Now => _time.GetElapsedTime(_started);

    private void Run()
    {
        WriteProgress progress = WriteProgress.Done;
        while (progress != WriteProgress.Gone && AwaitWork(progress))
        {
            lock (_wire)
            {
                progress = Advance();
            }
        }

        if (progress == WriteProgress.Gone)
        {
            Abandon();
            _gone();
        }

        _paceDue.Dispose();
        _ended.SetResult();
    }

    /// <summary>False when the thread should end.</summary>
    private bool AwaitWork(WriteProgress progress)
    {
        if (progress == WriteProgress.Full)
        {
            _device.WaitForRoomOrWake();
        }

        lock (_state)
        {
            while (!_isStopping && (IsQuiet || MustWait()))
            {
                Monitor.Wait(_state);
            }

            return !_isStopping;
        }
    }

    /// <summary>Whether a frame, and nothing else, waits for its turn on the line; sees to it that somebody looks again when the pace says so.</summary>
    private bool MustWait()
    {
        TimeSpan now = Now;
        if (_mustRing || _isWriting || _pace.Room(now) > 0)
        {
            return false;
        }

        // Rounded up, as timers count: one that is early would find nothing changed.
        double milliseconds = Math.Ceiling(Math.Max(_pace.Patience(now).TotalMilliseconds, 0)) + 1;
        _paceDue.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
        return true;
    }

    /// <summary>Writes what is pending, then one frame after another until none waits or the terminal is full.</summary>
    private WriteProgress Advance()
    {
        WriteProgress progress;
        do
        {
            progress = _pending.WriteTo(_device);
        }
        while (progress == WriteProgress.Done && Compose());
        return progress;
    }

    /// <summary>Makes the next bytes out of what was asked for meanwhile; false when there was nothing, or it is not its turn.</summary>
    private bool Compose()
    {
        _isEntering = false;
        Frame? frame;
        bool mustRing;
        int room;
        byte[]? copied;
        lock (_state)
        {
            _isWriting = false;
            if (IsQuiet)
            {
                CompleteDrain();
                return false;
            }

            if (MustWait())
            {
                return false;
            }

            _isWriting = true;
            room = _pace.Room(Now);
            frame = room > 0 ? _slots.Take() : null;
            (mustRing, _mustRing) = (_mustRing, false);
            copied = room > 0 ? _copied : null;
            _copied = room > 0 ? null : _copied;
            if (_mustRedraw && frame is not null)
            {
                _renderer.Invalidate();
                _mustRedraw = false;
            }
        }

        if (frame is not null)
        {
            ComposeSlice(frame, room);
        }

        ComposeCopy(copied);
        if (mustRing)
        {
            _pending.Writer.Write("\a"u8);
        }

        return true;
    }

    private void ComposeSlice(Frame frame, int room)
    {
        _slice.ResetWrittenCount();
        if (!_isOnScreen)
        {
            _slice.Write(ScreenModes.Enter);
            _isOnScreen = true;
            _isEntering = true;
        }

        bool isWhole = _renderer.Render(frame, _slice, room);
        lock (_state)
        {
            Send(isWhole);
            _slots.Return(frame, isWhole);
        }
    }

    /// <summary>Puts the slice on its way, and sees to it that its pace knows.</summary>
    private void Send(bool isWhole)
    {
        lock (_state)
        {
            Ask(_slice.WrittenCount > 0 && _pace.AsksFirst(Now));
            _pending.Writer.Write(_slice.WrittenSpan);
            Ask(_slice.WrittenCount > 0 && _pace.Sent(_slice.WrittenCount, !isWhole, Now));
        }
    }

    private void Ask(bool asks)
    {
        if (asks)
        {
            _pending.Writer.Write(ScreenModes.Question);
        }
    }

    /// <summary>Has the thread look whether it is its turn.</summary>
    private void Nudge()
    {
        lock (_state)
        {
            Monitor.PulseAll(_state);
        }
    }

    private void CompleteDrain()
    {
        _drained?.SetResult();
        _drained = null;
    }
}
