using System.Collections.Immutable;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Files on their way to peers, and files that are to be written.</summary>
internal static class FileUpdates
{
    /// <summary>Takes note of what the engine says of a file.</summary>
    public static DashboardModel Apply(DashboardModel model, EngineEvent engineEvent) => engineEvent switch
    {
        EngineEvent.FileSendStarted started => model with
        {
            Files = model.Files.SetItem(started.Connection.Value, new FileSend(started.Path, started.Length, 0, started.Time, started.Time)),
        },
        EngineEvent.FileSendMoved moved when model.Files.TryGetValue(moved.Connection.Value, out FileSend? file) => model with
        {
            Files = model.Files.SetItem(moved.Connection.Value, file with { Sent = moved.BytesSent, Moved = moved.Time }),
        },
        EngineEvent.FileSendEnded ended => Ended(model, ended),
        _ => model,
    };

    /// <summary>Stops them all, without a question. Each ends after the piece that is under way, and until then is shown to be stopping.</summary>
    public static Step Stop(DashboardModel model) =>
        ((Step)(model with { Files = model.Files.ToImmutableSortedDictionary(file => file.Key, file => file.Value with { IsStopping = true }) })).Then(new EngineCommand.StopFile([.. model.Files.Keys.Select(number => new ConnectionId(number))]));

    /// <summary>Writes a file that the operator named.</summary>
    public static Step Write(DashboardModel model, Effect writing) => ((Step)(model with { AwaitsFile = true })).Then(writing);

    /// <summary>The disk took its time to say that there is such a file: whoever does something else by now is not asked, but told.</summary>
    public static DashboardModel Found(DashboardModel model, DashboardInput.SaveFoundFile found) => model is { AwaitsFile: true, Question: null }
        ? model with { AwaitsFile = false, Question = new Question.Overwrite($"{found.Path} exists; overwrite it? y/n", found.Replacing) }
        : model with { Notice = Notice.Error($"{found.Path} exists, so nothing was written; repeat the command to be asked") };

    private static DashboardModel Ended(DashboardModel model, EngineEvent.FileSendEnded ended)
    {
        model.Files.TryGetValue(ended.Connection.Value, out FileSend? file);
        FileEnd end = new(ended.Connection, ended.BytesSent, file?.Length ?? ended.BytesSent, ended.Fault, file is { IsStopping: true } && ended.Fault is not null);
        ImmutableSortedDictionary<int, FileSend> left = model.Files.Remove(ended.Connection.Value);
        ImmutableList<FileEnd> ends = model.FileOutcome is { } before && GoesOn(before, model, ended) ? before.Ends.Add(end) : [end];

        // One notice about all: one about each would hide how far the others are.
        Notice? notice = left.Values.Any(other => other.Path == ended.Path) ? null : NoticeOf(model, ended.Path, ends);
        return model with { Files = left, FileOutcome = new FileOutcome(ended.Path, ends, notice), Notice = notice ?? model.Notice };
    }

    /// <summary>A small file may end at one connection before it starts at the next: what was said is still there then, and is said anew about both.</summary>
    private static bool GoesOn(FileOutcome outcome, DashboardModel model, EngineEvent.FileSendEnded ended) =>
        outcome.Path == ended.Path
        && (outcome.Notice is null || ReferenceEquals(outcome.Notice, model.Notice))
        && !outcome.Ends.Exists(end => end.Connection == ended.Connection);

    private static Notice NoticeOf(DashboardModel model, string path, ImmutableList<FileEnd> ends)
    {
        bool isOne = ends.Count == 1;
        string file = $"{path} to {(isOne ? model.Label(ends[0].Connection) : $"{ends.Count} connections")}";
        string sent = $"{HumanText.Size(ends.Sum(end => end.Sent))} of {HumanText.Size(ends.Sum(end => end.Length))} sent";
        return ends.Find(end => end is { Fault: not null, IsStopped: false }) is { Fault: { } fault } failed
            ? Notice.Error($"{file}: {sent}, {(isOne ? "" : $"{model.Label(failed.Connection)}: ")}{fault.Message}")
            : Notice.Done(
                ends.Exists(end => end.IsStopped) ? $"{file}: stopped: {sent}" : isOne ? $"{file}: all sent, {HumanText.Size(ends[0].Sent)}" : $"{file}: all sent");
    }
}
