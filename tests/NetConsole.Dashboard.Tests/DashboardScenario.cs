using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Views;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;

namespace NetConsole.Dashboard.Tests;

/// <summary>A dashboard without a loop, in the words of somebody who sits before it: who connects, what is typed, what the screen shows.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Its searches end by themselves: each step waits for them.")]
internal sealed class DashboardScenario
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly TranscriptStore _store = new(1 << 20);
    private readonly TranscriptRecorder _recorder;
    private readonly FixedClock _clock = new(Noon);
    private readonly List<Effect> _effects = [];
    private readonly SemaphoreSlim _found = new(0);
    private readonly TranscriptFinder _finder;

    private DashboardScenario(int width, int height)
    {
        _finder = new TranscriptFinder(_store, _clock, () => _found.Release());
        _recorder = new TranscriptRecorder(_store, _clock);
        Model = new DashboardModel
        {
            Width = width,
            Height = height,
            Started = Noon,
            Now = Noon,
            Rows = _store,
            Settings = new SessionSettings(TimeZoneInfo.Utc),
        };
    }

    public DashboardModel Model { get; private set; }

    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>The orders given to the engine so far.</summary>
    public IReadOnlyList<EngineCommand> Orders => [.. _effects.OfType<Effect.Execute>().Select(effect => effect.Command)];

    /// <summary>The texts that were ordered to be sent, with whom to.</summary>
    public IReadOnlyList<string> Sent =>
        [.. Orders.OfType<EngineCommand.Send>().Select(send =>
            $"{string.Join(",", send.Targets)} {Encoding.UTF8.GetString(send.Bytes.Span)}{Encoding.UTF8.GetString((send.LineEnd ?? default).Span)}")];

    /// <summary>The templates that were ordered to be sent, with whom to.</summary>
    public IReadOnlyList<string> TemplatesSent =>
        [.. _effects.OfType<Effect.SendTemplate>().SelectMany(send => send.To, (send, to) =>
            $"{string.Join(",", to.Connections)} {send.Template.Source}{Encoding.UTF8.GetString((to.LineEnd ?? default).Span)}")];

    public string? Notice => Model.Notice?.Text;

    public static DashboardScenario At(int width, int height) => new(width, height);

    public DashboardScenario After(TimeSpan time)
    {
        _clock.Now += time;
        return this;
    }

    public DashboardScenario Listening(int id = 1, string address = "127.0.0.1", int port = 8000, bool openToNetwork = false)
    {
        EndpointAddress requested = new(Transport.Tcp, address, port);
        return Happened(new EngineEvent.ListenerOpened(new ListenerId(id), requested, [requested], 4096, openToNetwork));
    }

    public DashboardScenario Connected(int id, string peer = "127.0.0.1", int port = 0, int listener = 1) => Happened(new EngineEvent.ConnectionOpened(
        new ConnectionId(id),
        new ListenerId(listener),
        new EndpointAddress(Transport.Tcp, "127.0.0.1", 8000),
        new EndpointAddress(Transport.Tcp, peer, port == 0 ? 50000 + id : port)));

    public DashboardScenario ConnectedByUdp(int id) => Happened(new EngineEvent.ConnectionOpened(
        new ConnectionId(id), new ListenerId(1), new EndpointAddress(Transport.Udp, "127.0.0.1", 8000), new EndpointAddress(Transport.Udp, "127.0.0.1", 50000 + id)));

    public DashboardScenario Says(int id, string line) => Says(id, Encoding.UTF8.GetBytes(line + "\n"), 1);

    public DashboardScenario Says(int id, byte[] bytes, int lineEnd = 0) =>
        Happened(new EngineEvent.MessagesReceived(new ConnectionId(id), Payload.Of(bytes, new MessageSpan(0, bytes.Length, 0, bytes.Length - lineEnd))));

    public DashboardScenario Counters(int id, long bytesIn = 0, long bytesOut = 0, long waiting = 0) => Happened(new EngineEvent.CountersChanged(
        [new ConnectionCounters(new ConnectionId(id), bytesIn, bytesOut, 1, 1, waiting, _clock.Now)]));

    public DashboardScenario Closed(int id, CloseReason reason = CloseReason.PeerClosed) => Happened(new EngineEvent.ConnectionClosed(
        new ConnectionId(id), reason, null, new ConnectionCounters(new ConnectionId(id), 5, 0, 1, 0, 0, _clock.Now), TimeSpan.FromSeconds(2.6)));

    public DashboardScenario Happened(EngineEvent engineEvent)
    {
        engineEvent.Time = _clock.Now;
        _recorder.Record(engineEvent);
        return Apply(new DashboardInput.EngineSpoke(engineEvent));
    }

    public DashboardScenario Types(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            Presses(KeyStroke.Of(rune));
        }

        return this;
    }

    public DashboardScenario Enters(string line) => Types(line).Presses(Key.Enter);

    public DashboardScenario Presses(Key key, KeyModifiers modifiers = KeyModifiers.None) => Presses(KeyStroke.Of(key, modifiers));

    public DashboardScenario Presses(char character, KeyModifiers modifiers = KeyModifiers.None) => Presses(KeyStroke.Of(character, modifiers));

    public DashboardScenario Presses(KeyStroke stroke) => Apply(new DashboardInput.KeyPressed(stroke));

    public DashboardScenario Ctrl(char letter) => Presses(letter, KeyModifiers.Control);

    public DashboardScenario Alt(char letter) => Presses(letter, KeyModifiers.Alt);

    /// <summary>Types several lines, with Alt-Enter between them.</summary>
    public DashboardScenario Lines(params string[] lines)
    {
        Types(lines[0]);
        foreach (string line in lines[1..])
        {
            Presses(Key.Enter, KeyModifiers.Alt).Types(line);
        }

        return this;
    }

    /// <summary>What is in the input line.</summary>
    public string Text() => Model.Input.Text;

    /// <summary>The files of a folder that was asked for have been looked up.</summary>
    public DashboardScenario Lists(string folder, params string[] names) => Apply(new DashboardInput.FilesListed(
        folder, [.. names.Select(name => new CompletionCandidate(name, IsWhole: !name.EndsWith('/')))]));

    public DashboardScenario Pastes(string text, bool isCut = false) => Apply(new DashboardInput.Pasted(text, isCut));

    public DashboardScenario Clicks(int x, int y) => Mouse(MouseButton.Left, MouseAction.Press, x, y).Mouse(MouseButton.Left, MouseAction.Release, x, y);

    /// <summary>One notch, down when positive.</summary>
    public DashboardScenario Wheels(int notches, int x, int y) =>
        Mouse(notches > 0 ? MouseButton.WheelDown : MouseButton.WheelUp, MouseAction.Press, x, y);

    public DashboardScenario Mouse(MouseButton button, MouseAction action, int x, int y) =>
        Apply(new DashboardInput.MouseUsed(new MouseStroke(button, action, x, y), _clock.Now));

    /// <summary>What the loop tells of the last words of connections.</summary>
    public DashboardScenario Heard(int id, string words) => Apply(new DashboardInput.Heard(new Dictionary<int, byte[]> { [id] = Encoding.UTF8.GetBytes(words) }));

    public DashboardScenario Resizes(int width, int height) => Apply(new DashboardInput.Resized(width, height));

    public Frame Draw() => ScreenView.Draw(new Scene(Model, Theme.Dark), new CellBuffer(Model.Width, Model.Height));

    public string[] Lines() => Draw().Buffer.ToLines();

    /// <summary>The whole screen as text.</summary>
    public string Screen() => string.Join('\n', Lines());

    /// <summary>The timer of a repetition ends: the one that runs, or one that was begun earlier.</summary>
    public DashboardScenario RepeatsAgain(int? number = null) => Apply(new DashboardInput.RepeatDue(number ?? Model.RepeatsStarted));

    /// <summary>A file that was to be written is there: what the effects so far have asked for last.</summary>
    public DashboardScenario FindsTheFile() => Apply(_effects.Last(effect => effect is Effect.SaveTranscript or Effect.SaveScreenshot) switch
    {
        Effect.SaveTranscript save => new DashboardInput.SaveFoundFile(save.Path, save with { Replaces = true }),
        Effect.SaveScreenshot save => new DashboardInput.SaveFoundFile(save.Path, save with { Replaces = true }),
        var other => throw new InvalidOperationException($"{other} writes no file"),
    });

    /// <summary>A message was one to tell of.</summary>
    public DashboardScenario Notices() => Apply(new DashboardInput.Noticed());

    private DashboardScenario Apply(DashboardInput input)
    {
        (Model, ImmutableArray<Effect> effects) = Update.Apply(Model, input);
        foreach (Effect effect in effects)
        {
            _effects.Add(effect);
            switch (effect)
            {
                case Effect.Append(var kind, var bytes, var connection, var remark, var recipients):
                    _recorder.Record(kind, bytes, connection, remark, recipients);
                    break;
                case Effect.ClearTranscript:
                    _store.Clear();
                    break;
                case Effect.Filter(var expression):
                    _finder.Filter(expression, TimeZoneInfo.Utc, Model.Marks, Model.Settings.Encoding);
                    break;
                case Effect.Search(var pattern):
                    _finder.Search(pattern, Model.Settings.Encoding);
                    break;
                default:
                    break;
            }
        }

        NoteTranscript();
        return this;
    }

    /// <summary>As the loop does it, but for waiting until all is found.</summary>
    private void NoteTranscript()
    {
        _finder.Advance();
        while ((_finder.Wanted is not null && _finder.Report.Filter is not { IsComplete: true }) || _finder.Report.Search is { IsComplete: false })
        {
            Assert.True(_found.Wait(TimeSpan.FromSeconds(30)), "the search does not come to its end");
            _finder.Advance();
        }

        Model = Update.Apply(Model, new DashboardInput.FindingChanged(_finder.Report)).Model;
        if (Model.Transcript.Extent != Model.Rows.Extent)
        {
            Model = Update.Apply(Model, new DashboardInput.TranscriptChanged(Model.Rows.Extent)).Model;
        }
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
