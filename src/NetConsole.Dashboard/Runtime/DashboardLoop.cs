using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Updates;
using NetConsole.Engine;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Terminal;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// The one loop that owns the model: keys first, then the engine's events for a while, then at most one frame; then it sleeps until something happens.
/// It has a thread of its own, so that keys are answered however busy the pool is, and so that a message wakes one thread and not several.
/// </summary>
internal sealed class DashboardLoop : IAsyncDisposable
{
    /// <summary>How long events are taken before keys have their turn again.</summary>
    private static readonly TimeSpan EventSlice = TimeSpan.FromMilliseconds(8);

    /// <summary>Frames under load are this far apart: about 30 a second are more than a person reads, and what a slow line can take.</summary>
    private static readonly TimeSpan FrameInterval = TimeSpan.FromMilliseconds(30);

    /// <summary>How long the first frame waits for the engine's first words, so that it is drawn once and not twice.</summary>
    private static readonly TimeSpan FirstEventWait = TimeSpan.FromMilliseconds(30);

    /// <summary>How long moved counters wait for a frame that is drawn for another reason, so that under steady traffic they need none of their own.</summary>
    private static readonly TimeSpan CounterInterval = TimeSpan.FromMilliseconds(100);

    private readonly ISocketEngine _engine;
    private readonly ITerminal _terminal;
    private readonly TimeProvider _time;
    private readonly DashboardOptions _options;
    private readonly IEventSubscription _events;
    private readonly TranscriptStore _store;
    private readonly TranscriptRecorder _recorder;
    private readonly TranscriptFinder _finder;
    private readonly TranscriptSaver _saver;
    private readonly HistoryFile _history;
    private readonly EffectRunner _effects;
    private readonly FramePainter _painter;
    private readonly Wakeups _wakeups;
    private readonly RepeatTimer _repeatTimer;
    private readonly Errands _errands;
    private readonly SettingsFile _settings;
    private readonly Notifier _notifier;
    private readonly CancellationToken _cancellationToken;
    private DashboardModel _model;
    private FindingReport? _found;
    private long _lastFrame;

    /// <summary>How far from the last frame the next one has to be; null when the screen is up to date. Keys are answered at once.</summary>
    private TimeSpan? _owed = TimeSpan.Zero;

    public DashboardLoop(ISocketEngine engine, ITerminal terminal, DashboardOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        _engine = engine;
        _terminal = terminal;
        _time = time;
        _options = options;
        _events = engine.Subscribe(options.EventCapacity, WhenFull.DropOldest);
        _store = new TranscriptStore(options.ScrollbackBytes);
        _recorder = new TranscriptRecorder(_store, time);
        _history = new HistoryFile(options.HistoryFile, time);
        _painter = new FramePainter(terminal, time);
        _wakeups = new Wakeups(terminal.Events, _events, time, cancellationToken);
        _repeatTimer = new RepeatTimer(time, _wakeups.Inputs.Post);
        _errands = new Errands(time, _wakeups.Inputs.Post);
        _settings = new SettingsFile(options.SettingsFile, options.HomeFolder, time, _wakeups.Inputs.Post);
        _notifier = new Notifier(engine, time, _wakeups.Inputs.Post);
        _finder = new TranscriptFinder(_store, time, _wakeups.Wake);
        _saver = new TranscriptSaver(_store, time, _wakeups.Inputs.Post);
        _effects = new EffectRunner(engine, terminal, _store, _recorder, _history, _painter, _repeatTimer, _settings, _notifier, _errands, _finder, _saver);
        _cancellationToken = cancellationToken;
        (int width, int height) = terminal.Size;
        SettingsReading kept = _settings.Read(new SessionSettings(time.LocalTimeZone, HomeFolder: options.HomeFolder));
        _model = new DashboardModel
        {
            Width = width,
            Height = height,
            Started = time.GetUtcNow(),
            Now = time.GetUtcNow(),
            Rows = _store,
            ScrollbackBytes = options.ScrollbackBytes,
            Answers = options.Answers,
            Framing = options.Framing,
            // The command line goes before the file.
            PanesAtStart = kept.Settings.Panes,
            Settings = kept.Settings with
            {
                LineEnd = options.LineEnd is LineEnd.Auto ? kept.Settings.LineEnd : options.LineEnd,
                Trims = options.Trims || kept.Settings.Trims,
                Encoding = options.Encoding,
            },
            Messages = kept.Messages,
            Notice = kept.Problems is [var first, ..] ? Notice.Error(first) : null,
        };
        foreach (string problem in kept.Problems)
        {
            _recorder.Record(EntryKind.Error, Encoding.UTF8.GetBytes(problem), 0, null);
        }
    }

    /// <summary>Runs until something quits; completes with the exit status.</summary>
    public Task<int> RunAsync()
    {
        TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() =>
        {
            try
            {
                ended.SetResult(Run());
            }
            catch (Exception bugOrCancellation)
            {
                // For whoever awaits the end: on this thread nobody could handle it.
                ended.SetException(bugOrCancellation);
            }
        })
        {
            Name = "dashboard",
            IsBackground = true,
        };
        thread.Start();
        return ended.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _wakeups.Dispose();
        // All at once: what fails in one keeps no other from ending, and those whom a disk holds up wait together.
        IAsyncDisposable[] parts = [_errands, _repeatTimer, _finder, _saver, _history, _settings, _notifier, _events];
        await Task.WhenAll(parts.Select(part => part.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private int Run()
    {
        NoteTranscript();
        _notifier.Watch(_model.Settings.Notify);
        foreach (EngineCommand command in _options.FirstCommands)
        {
            _engine.Execute(command);
        }

        if (_options.FirstCommands.Length > 0)
        {
            _wakeups.WaitForFirstEvent(FirstEventWait);
        }

        TakeEngineEvents();
        PaintIfDue();
        _model = _model with { History = _history.Read() };
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            TakeTerminalEvents();
            TakePostedInputs();
            bool more = TakeEngineEvents();
            if (_effects.ExitStatus is { } status)
            {
                return status;
            }

            PaintIfDue();
            if (!more)
            {
                Sleep();
            }
        }
    }

    private void TakeTerminalEvents()
    {
        while (_effects.ExitStatus is null && _terminal.Events.TryRead(out TerminalEvent? terminalEvent))
        {
            Owe(TimeSpan.Zero);
            switch (terminalEvent)
            {
                case TerminalEvent.KeyPressed(var stroke):
                    Apply(new DashboardInput.KeyPressed(stroke));
                    break;
                case TerminalEvent.MouseUsed(var mouse):
                    Apply(new DashboardInput.MouseUsed(mouse, _time.GetUtcNow()));
                    break;
                case TerminalEvent.Pasted(var text, var isCut):
                    Apply(new DashboardInput.Pasted(text, isCut));
                    break;
                case TerminalEvent.Resized(var width, var height):
                    Apply(new DashboardInput.Resized(width, height));
                    break;
                case TerminalEvent.Resumed:
                    (int columns, int rows) = _terminal.Size;
                    Apply(new DashboardInput.Resized(columns, rows));
                    break;
                case TerminalEvent.HungUp:
                    Apply(new DashboardInput.Ended(128 + 1));
                    break;
                case TerminalEvent.Signalled(var number):
                    Apply(new DashboardInput.Ended(128 + number));
                    break;
            }
        }
    }

    private void TakePostedInputs()
    {
        while (_effects.ExitStatus is null && _wakeups.Inputs.TryTake(out DashboardInput? input))
        {
            Apply(input);
            Owe(FrameInterval);
        }
    }

    /// <summary>Takes events for at most <see cref="EventSlice"/>; true when there are more.</summary>
    private bool TakeEngineEvents()
    {
        long start = _time.GetTimestamp();
        bool more = false;
        while (_effects.ExitStatus is null && !more && _events.TryRead(out EngineEvent? engineEvent))
        {
            _recorder.Record(engineEvent);
            engineEvent.Release();
            Apply(new DashboardInput.EngineSpoke(engineEvent));
            Owe(engineEvent is EngineEvent.CountersChanged ? CounterInterval : FrameInterval);
            more = _time.GetElapsedTime(start) > EventSlice;
        }

        if (_recorder.LastWords.Take() is { } words)
        {
            Apply(new DashboardInput.Heard(words));
        }

        NoteTranscript();
        return more;
    }

    private void Apply(DashboardInput input)
    {
        (_model, ImmutableArray<Effect> effects) = Update.Apply(_model, input);
        foreach (Effect effect in effects)
        {
            _effects.Run(effect, _model);
        }

        if (effects.Length > 0)
        {
            NoteTranscript();
        }
    }

    /// <summary>Tells the model what has become of the transcript, and of the filter and the search on it.</summary>
    private void NoteTranscript()
    {
        _finder.Advance();
        FindingReport report = _finder.Report;
        if (report != _found)
        {
            _found = report;
            _model = Update.Apply(_model, new DashboardInput.FindingChanged(report)).Model;
            Owe(FrameInterval);
        }

        if (report.Shown.Extent is var extent && extent != _model.Transcript.Extent)
        {
            _model = Update.Apply(_model, new DashboardInput.TranscriptChanged(extent)).Model;
        }
    }

    private void Owe(TimeSpan interval) => _owed = _owed is { } owed && owed < interval ? owed : interval;

    private void PaintIfDue()
    {
        if (UntilNextFrame() == TimeSpan.Zero)
        {
            _painter.Paint(_model);
            _lastFrame = _time.GetTimestamp();
            _owed = _painter.TitleDue;
        }
    }

    private void Sleep()
    {
        _wakeups.Wait(UntilNextFrame() ?? UntilQuiet());
        if (_wakeups.TakeMinute())
        {
            Apply(new DashboardInput.MinutePassed(_time.GetUtcNow()));
            Owe(TimeSpan.Zero);
        }

        if (UntilQuiet() == TimeSpan.Zero)
        {
            Apply(new DashboardInput.WentQuiet(_time.GetUtcNow()));
            Owe(TimeSpan.Zero);
        }

        if (_wakeups.TerminalEnded)
        {
            Apply(new DashboardInput.Ended(128 + 1));
        }
    }

    /// <summary>In how long rates on screen are no longer true, unless something moves: once after traffic has ended. Null when none are shown.</summary>
    private TimeSpan? UntilQuiet() => _model.Rates.QuietFrom(_model.Now) is { } quiet
        ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((quiet - _time.GetUtcNow()).TotalMilliseconds)))
        : null;

    /// <summary>
    /// Null when none is owed. In whole milliseconds, rounded up, as timers count: a shorter wait would end at once, too early, again and again.
    /// </summary>
    private TimeSpan? UntilNextFrame()
    {
        if (_owed is not { } interval)
        {
            return null;
        }

        double left = (interval - _time.GetElapsedTime(_lastFrame)).TotalMilliseconds;
        return TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left)));
    }
}
