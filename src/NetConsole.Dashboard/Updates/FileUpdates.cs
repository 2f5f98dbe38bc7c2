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

    /// <summary>Stops them all, without a question.</summary>
    public static Step Stop(DashboardModel model) =>
        ((Step)model).Then(new EngineCommand.StopFile([.. model.Files.Keys.Select(number => new ConnectionId(number))]));

    /// <summary>Writes a file that the operator named.</summary>
    public static Step Write(DashboardModel model, Effect writing) => ((Step)(model with { AwaitsFile = true })).Then(writing);

    /// <summary>The disk took its time to say that there is such a file: whoever does something else by now is not asked, but told.</summary>
    public static DashboardModel Found(DashboardModel model, DashboardInput.SaveFoundFile found) => model is { AwaitsFile: true, Question: null }
        ? model with { AwaitsFile = false, Question = new Question.Overwrite($"{found.Path} exists; overwrite it? y/n", found.Replacing) }
        : model with { Notice = Notice.Error($"{found.Path} exists, so nothing was written; repeat the command to be asked") };

    private static DashboardModel Ended(DashboardModel model, EngineEvent.FileSendEnded ended)
    {
        model.Files.TryGetValue(ended.Connection.Value, out FileSend? file);
        string sent = file is null ? HumanText.Size(ended.BytesSent) : $"{HumanText.Size(ended.BytesSent)} of {HumanText.Size(file.Length)}";
        return model with
        {
            Files = model.Files.Remove(ended.Connection.Value),
            Notice = ended.Fault is { } fault
                ? Notice.Error($"{ended.Path} to {model.Label(ended.Connection)}: {sent} sent, {fault.Message}")
                : Notice.Done($"{ended.Path} to {model.Label(ended.Connection)}: all sent, {HumanText.Size(ended.BytesSent)}"),
        };
    }
}
