using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Input;

namespace NetConsole.Benchmarks;

/// <summary>A dashboard of 200x50 without a loop and a terminal, whose searches run on their threads as they do in the program.</summary>
internal sealed class FindingDesk : IAsyncDisposable
{
    private readonly TranscriptStore _store;
    private readonly TranscriptRecorder _recorder;
    private readonly TranscriptFinder _finder;
    private readonly AutoResetEvent _found = new(false);
    private readonly RowMemo _memo = new();
    private readonly CellBuffer _screen = new(200, 50);

    public FindingDesk(long limitBytes)
    {
        _store = new TranscriptStore(limitBytes);
        _recorder = new TranscriptRecorder(_store, TimeProvider.System);
        _finder = new TranscriptFinder(_store, TimeProvider.System, () => _found.Set());
        Model = new DashboardModel
        {
            Width = 200,
            Height = 50,
            Started = DateTimeOffset.UnixEpoch,
            Now = DateTimeOffset.UnixEpoch,
            Rows = _store,
            Settings = new SessionSettings(TimeZoneInfo.Local),
        };
    }

    public DashboardModel Model { get; private set; }

    public TranscriptExtent Held => _store.Extent;

    /// <summary>Receives messages as one read brings them, without a frame.</summary>
    public void Receive(byte[] bytes, ReadOnlySpan<MessageSpan> messages)
    {
        _recorder.Record(new EngineEvent.MessagesReceived(new ConnectionId(1), Payload.Of(bytes, messages)));
        Note();
    }

    public void Enter(string line)
    {
        foreach (Rune rune in line.EnumerateRunes())
        {
            Press(KeyStroke.Of(rune));
        }

        Press(KeyStroke.Of(Key.Enter));
    }

    public void Press(KeyStroke stroke)
    {
        (Model, ImmutableArray<Effect> effects) = Update.Apply(Model, new DashboardInput.KeyPressed(stroke));
        foreach (Effect effect in effects)
        {
            switch (effect)
            {
                case Effect.Filter(var expression):
                    _finder.Filter(expression, TimeZoneInfo.Local, Model.Marks, Model.Settings.Encoding);
                    break;
                case Effect.Search(var pattern):
                    _finder.Search(pattern, Model.Settings.Encoding);
                    break;
                default:
                    break;
            }
        }

        Note();
    }

    public void Draw() => ScreenView.Draw(new Scene(Model, Theme.Dark) { Memo = _memo }, _screen);

    /// <summary>Takes what is found until that is so, as the loop does when it is woken.</summary>
    public void FindUntil(Func<DashboardModel, bool> isSo)
    {
        for (Note(); !isSo(Model); Note())
        {
            _found.WaitOne();
        }
    }

    /// <summary>Takes what is found by now.</summary>
    public void Note()
    {
        _finder.Advance();
        Model = Update.Apply(Model, new DashboardInput.FindingChanged(_finder.Report)).Model;
        if (Model.Transcript.Extent != Model.Rows.Extent)
        {
            Model = Update.Apply(Model, new DashboardInput.TranscriptChanged(Model.Rows.Extent)).Model;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _finder.DisposeAsync();
        _found.Dispose();
    }
}
