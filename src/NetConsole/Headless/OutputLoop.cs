using NetConsole.Dashboard.Runtime;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;
using NetConsole.Headless.Records;

namespace NetConsole.Headless;

/// <summary>
/// Reads the engine's events in order, writes what they are worth, and tells the session. It has a thread of its own because writing blocks while our reader is
/// slow; then its queue fills up, sockets are no longer read, and TCP slows the peers down.
/// </summary>
internal sealed class OutputLoop
{
    private readonly IEventSubscription _events;
    private readonly RecordFormat _format;
    private readonly OutputBuffer _output;
    private readonly HeadlessSession _session;
    private readonly Action<string> _notice;
    private readonly WakeSignal _moreIsThere = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OutputLoop(IEventSubscription events, RecordFormat format, OutputBuffer output, HeadlessSession session, Action<string> notice)
    {
        _events = events;
        _format = format;
        _output = output;
        _session = session;
        _notice = notice;
        events.OnReadable(_moreIsThere.Set);
        new Thread(Run) { IsBackground = true, Name = "standard output" }.Start();
    }

    /// <summary>Completes when the engine has stopped and all it said is written, or when nothing can be written any more.</summary>
    public Task Ended => _ended.Task;

    private void Run()
    {
        while (_output.Fault is null && !_events.IsCompleted)
        {
            while (_output.Fault is null && _events.TryRead(out EngineEvent? engineEvent))
            {
                Take(engineEvent);
                engineEvent.Release();
                _output.FlushIfLarge();
            }

            _output.Flush();
            if (!_events.IsCompleted)
            {
                _moreIsThere.Wait();
            }
        }

        if (_output.Fault is { } fault)
        {
            _session.OnOutputFailed(fault);
        }

        _ended.SetResult();
    }

    private void Take(EngineEvent engineEvent)
    {
        _format.Write(engineEvent, _output);
        if (TranscriptNotes.Of(engineEvent) is { } note)
        {
            Say(note.Connection == 0 ? note.Text : $"#{note.Connection} {note.Text}");
        }
        else if (engineEvent is EngineEvent.MessagesReceived { Payload.Messages: var messages } received && HasCut(messages))
        {
            Say($"{received.Connection} sent a message that is longer than the limit: only its beginning is written");
        }

        _session.Observe(engineEvent);
    }

    /// <summary>Whoever sees both on one terminal sees them in order.</summary>
    private void Say(string notice)
    {
        _output.Flush();
        _notice(notice);
    }

    private static bool HasCut(ReadOnlySpan<MessageSpan> messages)
    {
        foreach (MessageSpan message in messages)
        {
            if (message.Flags.HasFlag(MessageFlags.Cut))
            {
                return true;
            }
        }

        return false;
    }
}
