using System.Threading.Channels;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// The terminal of this process, from its opening to its end. What it owns: the device, the input thread, the output thread, the signals. Whatever ends the
/// process and can be caught, the terminal is put back first: disposal, an exception on any thread, <c>Environment.Exit</c>, HUP, INT, QUIT, TERM, a stop.
/// One at a time in a process.
/// </summary>
public sealed class TerminalSession : ITerminal
{
    private static readonly TimeSpan ThreadPatience = TimeSpan.FromSeconds(1);

    /// <summary>Guards entering and leaving, each of which is several calls. Taken before any lock of the parts.</summary>
    private readonly Lock _gate = new();
    private readonly Lock _crash = new();
    private readonly ITerminalDevice _device;
    private readonly FramePump _pump;
    private readonly InputLoop _loop;
    private readonly TerminalSignals _signals;
    private readonly EndingWatchdog _watchdog = new();
    private readonly Action<Exception> _crashed;
    private Standing _standing = Standing.Left;
    private volatile bool _isHungUp;
    private int _isDisposed;

    private TerminalSession(ITerminalDevice device, TerminalTraits traits, TerminalOptions options)
    {
        _device = device;
        _crashed = options.Crashed;
        Traits = traits;
        var events = Channel.CreateBounded<TerminalEvent>(new BoundedChannelOptions(options.EventCapacity) { SingleWriter = true });
        Events = events.Reader;
        _loop = new InputLoop(device, events.Writer, OnHungUp, OnAnswered, options.Time);
        _pump = new FramePump(device.Output, Renderer(traits), Pace(options), options.Time, _loop.NoticeHangUp);
        // For the life of the process: what Main throws arrives here after the terminal is disposed of.
        AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        _signals = new TerminalSignals(Terminate, Suspend, Resume, _loop.NoticeResize);
    }

    /// <summary>Whose the screen is.</summary>
    private enum Standing
    {
        /// <summary>Ours: raw mode, our frames.</summary>
        Entered,

        /// <summary>The shell's, for now.</summary>
        Left,

        /// <summary>The shell's, for good.</summary>
        Closed,
    }

    public TerminalTraits Traits { get; }

    public (int Width, int Height) Size => _loop.Size;

    public ChannelReader<TerminalEvent> Events { get; }

    /// <summary>
    /// Opens the terminal on stdin and stdout: raw mode at once, the screen's modes together with the first frame. Started in the background it waits, as
    /// every program does, until it is brought to the foreground.
    /// </summary>
    /// <returns>The terminal, or why there is none.</returns>
    public static TerminalOpening Open(TerminalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!TerminalDevice.TryOpen(out ITerminalDevice? device, out string? refusal))
        {
            return new TerminalOpening.Refused(refusal);
        }

        if (TerminalEnvironment.Refusal(options.Variable) is { } unfit)
        {
            device.Dispose();
            return new TerminalOpening.Refused(unfit);
        }

        var session = new TerminalSession(device, TerminalEnvironment.Traits(options.Variable), options);
        session.Begin();
        return new TerminalOpening.Opened(session);
    }

    public Frame? Present(Frame frame) => _pump.Present(frame);

    public void Redraw() => _pump.Redraw();

    public void Ring() => _pump.Ring();

    public int CopyLimit => Traits.HasClipboard ? _pump.CopyLimit : 0;

    public void Copy(ReadOnlyMemory<byte> utf8) => _pump.Copy(utf8.Span);

    public Task DrainAsync(CancellationToken cancellationToken) => _pump.DrainAsync(cancellationToken);

    public void Suspend()
    {
        if (Leave(Standing.Left) && !_device.Stop())
        {
            Resume();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        Leave(Standing.Closed);
        _watchdog.CallOff();
        if (!_isHungUp)
        {
            // After a hang-up they stay: its SIGHUP may be on its way still, and would kill the program amid its ending.
            _signals.Dispose();
        }

        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _loop.Stop();
        _pump.Stop();
        try
        {
            await Task.WhenAll(_loop.Ended, _pump.Ended).WaitAsync(ThreadPatience).ConfigureAwait(false);
            _device.Dispose();
        }
        catch (TimeoutException)
        {
            // A write that the system does not let go of, on a descriptor shared with the shell. The thread still uses the device, which ends with the process.
        }
    }

    /// <summary>The Windows console repaints the whole screen for a scroll region (microsoft/terminal#7019).</summary>
    private static FrameRenderer Renderer(TerminalTraits traits) => new(traits) { UsesScrollRegions = !OperatingSystem.IsWindows() };

    /// <summary>The Windows console is on the same machine, or behind one of its own that answers for it.</summary>
    private static ILinePace Pace(TerminalOptions options) =>
        options.BytesPerSecond is { } speed ? new ClockPace(speed)
        : OperatingSystem.IsWindows() ? ClockPace.Unlimited
        : new AnswerPace();

    private void Begin()
    {
        lock (_gate)
        {
            // A signal may have come already.
            if (_standing != Standing.Closed)
            {
                Enter();
            }
        }

        _loop.Start();
    }

    private void Enter()
    {
        _device.EnterRawMode();
        _pump.Open();
        _standing = Standing.Entered;
    }

    /// <summary>Gives the screen back, unless that has been done. False when it has been for good.</summary>
    private bool Leave(Standing next)
    {
        lock (_gate)
        {
            if (_standing == Standing.Closed)
            {
                return false;
            }

            if (_standing == Standing.Entered)
            {
                if (!_device.IsHungUp && _device.IsForeground)
                {
                    _pump.Settle();
                }

                _loop.Listen(false);
                GiveBack();
            }

            _standing = next;
            return true;
        }
    }

    private void GiveBack()
    {
        if (_device.IsHungUp || !_device.IsForeground)
        {
            _pump.Abandon();
        }
        else
        {
            _device.LeaveRawMode(afterOutput: _pump.Close());
        }
    }

    /// <summary>SIGCONT. In the background the screen stays the shell's; it sends another SIGCONT with <c>fg</c>.</summary>
    private void Resume()
    {
        lock (_gate)
        {
            if (_standing == Standing.Closed)
            {
                return;
            }

            if (_standing == Standing.Entered)
            {
                // Stopped by a SIGSTOP that nobody could see coming: the modes are in a state that only a new start makes sure of.
                _loop.Listen(false);
                GiveBack();
                _standing = Standing.Left;
            }

            if (!_device.IsForeground)
            {
                return;
            }

            Enter();
            _loop.Listen(true);
        }

        _loop.NoticeResumed();
    }

    private void Terminate(int signal)
    {
        const int hangUp = 1;
        if (Volatile.Read(ref _isDisposed) != 0)
        {
            // Nobody reads events any more, and there is nothing to put back. The SIGHUP of a hang-up has been told.
            if (signal != hangUp)
            {
                ProcessExit.Now(128 + signal);
            }

            return;
        }

        _watchdog.Start(128 + signal);
        Leave(Standing.Closed);
        _loop.NoticeSignal(signal);
    }

    private void OnHungUp()
    {
        _isHungUp = true;
        _watchdog.Start(128 + 1);
        lock (_gate)
        {
            _standing = Standing.Closed;
            _pump.Abandon();
        }
    }

    private void OnAnswered() => _pump.NoticeAnswer();

    private void OnProcessExit(object? sender, EventArgs e) => Leave(Standing.Closed);

    /// <summary>Returning from here would print a stack trace and abort with 134.</summary>
    private void OnUnhandledException(object sender, UnhandledExceptionEventArgs e)
    {
        // A second exception waits here until the first has ended the process.
        lock (_crash)
        {
            Leave(Standing.Closed);
            try
            {
                _crashed(e.ExceptionObject as Exception ?? new InvalidOperationException($"{e.ExceptionObject}"));
            }
            catch (Exception)
            {
                // Telling of a crash failed. Nothing is left to tell it to, and the process ends in any case.
            }

            ProcessExit.Now(70);
        }
    }
}
