using System.Threading.Channels;
using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Input;

/// <summary>
/// The one thread that reads the terminal and the one that writes events. It sleeps in the system until there is input or somebody wakes it, and uses a time
/// limit only while a sequence is incomplete. When nobody takes events it waits, and the terminal is not read.
/// </summary>
internal sealed class InputLoop
{
    private const int ResumedNotice = 1;
    private const int HighestSignal = 15;
    private const int HungUpNotice = 1 << 30;

    private readonly ITerminalDevice _device;
    private readonly ChannelWriter<TerminalEvent> _events;
    private readonly Action _hungUp;
    private readonly TimeProvider _time;
    private readonly InputDecoder _decoder;
    private readonly Action<TerminalEvent> _deliver;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _size;
    private long _lastByte;
    private int _notices;
    private volatile bool _isListening = true;
    private volatile bool _isStopping;

    /// <param name="device">What to read. The thread calls nothing of it but its size and its input.</param>
    /// <param name="events">Where events go; completed when the loop ends.</param>
    /// <param name="hungUp">Called on the loop's thread when the terminal is gone, before the event.</param>
    /// <param name="answered">Called on the loop's thread when the terminal has answered DSR.</param>
    /// <param name="time">The clock for patience with incomplete sequences.</param>
    public InputLoop(ITerminalDevice device, ChannelWriter<TerminalEvent> events, Action hungUp, Action answered, TimeProvider time)
    {
        _decoder = new InputDecoder(answered);
        _device = device;
        _events = events;
        _hungUp = hungUp;
        _time = time;
        _deliver = Deliver;
        _size = Packed(device.Size);
        _thread = new Thread(Run) { IsBackground = true, Name = "terminal input" };
    }

    /// <summary>Columns and rows as last reported.</summary>
    public (int Width, int Height) Size => ((int)(Volatile.Read(ref _size) >> 32), (int)Volatile.Read(ref _size));

    /// <summary>Completes when the thread has ended.</summary>
    public Task Ended => _ended.Task;

    public void Start() => _thread.Start();

    /// <summary>Whether the terminal is ours to read. Any thread.</summary>
    public void Listen(bool isOurs)
    {
        _isListening = isOurs;
        _device.Input.Wake();
    }

    /// <summary>Has the size looked at. Any thread.</summary>
    public void NoticeResize() => _device.Input.Wake();

    /// <summary>Has <see cref="TerminalEvent.Resumed"/> delivered. Any thread; several at once are one.</summary>
    public void NoticeResumed() => Notice(ResumedNotice);

    /// <summary>Has <see cref="TerminalEvent.Signalled"/> delivered. Any thread; several of one number at once are one.</summary>
    public void NoticeSignal(int number) => Notice(1 << number);

    /// <summary>Ends the loop as a hang-up does. Any thread.</summary>
    public void NoticeHangUp() => Notice(HungUpNotice);

    /// <summary>Ends the thread; <see cref="Ended"/> follows. Events not taken yet can still be read.</summary>
    public void Stop()
    {
        _isStopping = true;
        _events.TryComplete();
        _device.Input.Wake();
    }

    private static long Packed((int Width, int Height) size) => ((long)size.Width << 32) | (uint)size.Height;

    private void Notice(int which)
    {
        Interlocked.Or(ref _notices, which);
        _device.Input.Wake();
    }

    private void Run()
    {
        bool isGone = false;
        while (!_isStopping && !isGone)
        {
            InputReadiness readiness = _device.Input.Wait(_isListening, TimeLeft());
            isGone = readiness.HasFlag(InputReadiness.HungUp);
            if (readiness.HasFlag(InputReadiness.Readable) && _isListening)
            {
                isGone = !TryRead();
            }
            else if (TimeLeft() is { Ticks: <= 0 })
            {
                _decoder.Expire(_deliver);
            }

            isGone |= DeliverNotices();
        }

        if (isGone)
        {
            _hungUp();
            Deliver(new TerminalEvent.HungUp());
        }

        _events.TryComplete();
        _ended.SetResult();
    }

    private TimeSpan? TimeLeft() => _decoder.Patience - _time.GetElapsedTime(_lastByte);

    private bool TryRead()
    {
        int count = _device.Input.Read(_buffer);
        if (count > 0)
        {
            _lastByte = _time.GetTimestamp();
            _decoder.Feed(_buffer.AsSpan(0, count), _deliver);
        }

        return count >= 0;
    }

    /// <summary>True when one of them was the end of the terminal.</summary>
    private bool DeliverNotices()
    {
        int notices = Interlocked.Exchange(ref _notices, 0);
        for (int number = 1; number <= HighestSignal; number++)
        {
            if ((notices & (1 << number)) != 0)
            {
                Deliver(new TerminalEvent.Signalled(number));
            }
        }

        if ((notices & ResumedNotice) != 0)
        {
            Deliver(new TerminalEvent.Resumed());
        }

        // Looked at on every turn: one call more per key, and a change whose signal was lost is still seen.
        (int Width, int Height) size = _device.Size;
        if (Packed(size) != _size)
        {
            Volatile.Write(ref _size, Packed(size));
            Deliver(new TerminalEvent.Resized(size.Width, size.Height));
        }

        return (notices & HungUpNotice) != 0;
    }

    /// <summary>Waits while the channel is full; gives up when it is completed. The thread is our own, so that it may wait.</summary>
    private void Deliver(TerminalEvent what)
    {
        while (!_events.TryWrite(what) && _events.WaitToWriteAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
        }
    }
}
