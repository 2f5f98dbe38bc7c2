using System.Diagnostics;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>What each command does.</summary>
internal static class CommandUpdates
{
    /// <summary>Carries out the command in the input line; the line is emptied unless it was refused.</summary>
    public static Step Carry(DashboardModel model, DashboardCommand command)
    {
        Step step = Perform(model, command);
        return step.Model.Notice?.Kind == NoticeKind.Error ? step : Sending.Accepted(step, model.Input.Text);
    }

    /// <summary>Carries out a command that did not come from the input line, which stays as it is.</summary>
    public static Step Perform(DashboardModel model, DashboardCommand command)
    {
        Step step = model;
        switch (command)
        {
            case DashboardCommand.Quit:
                return PaneSizing.Quit(model, 0);
            case DashboardCommand.Help(var word):
                return model with { Overlay = new Overlay.Help(Word: word) };
            case DashboardCommand.Clear:
                return step.Then(new Effect.ClearTranscript());
            case DashboardCommand.Listen(var addresses):
                return addresses.Aggregate(step, (so, address) => so.Then(new EngineCommand.OpenListener(address)));
            case DashboardCommand.Stop(var listener):
                return Stop(model, listener);
            case DashboardCommand.Connect(var addresses):
                return addresses.Aggregate(step, (so, address) => so.Then(new EngineCommand.OpenConnection(address)));
            case DashboardCommand.Close(var connections):
                return connections.Aggregate(step, (so, connection) => Closing(so, connection).Then(new EngineCommand.CloseConnection(connection)));
            case DashboardCommand.Reset(var connection):
                return step.Then(new EngineCommand.ResetConnection(connection));
            case DashboardCommand.EndOfInput(var connection):
                return EndOfInput(model, connection);
            case DashboardCommand.To(var target):
                return model with { Target = target };
            case DashboardCommand.Name(var connection, var name):
                return model with
                {
                    Names = name.Length == 0 ? model.Names.Remove(connection.Value) : model.Names.SetItem(connection.Value, name),
                };
            case DashboardCommand.File(var path, var bytesPerSecond):
                return Sending.SendFile(model, path, bytesPerSecond);
            case DashboardCommand.Answer(var order):
                return step.Then(order);
            case DashboardCommand.Send(var template):
                return Sending.SendMessage(model, new DraftMessage.ExactExpanded(template));
            case DashboardCommand.Repeat(var message, var total, var interval):
                return Repeating.Start(model, message, total, interval);
            case DashboardCommand.StopRepeating:
                return Repeating.Stop(model);
            case DashboardCommand.Rules:
                return model with { Overlay = new Overlay.Answers() };
            case DashboardCommand.Set(var settings):
                Step changed = PaneSizing.Settled(model with { Settings = settings });
                changed = settings.Encoding == model.Settings.Encoding ? changed : FilterUpdates.AfterEncoding(changed);
                return settings.Notify == model.Settings.Notify ? changed : changed.Then(new Effect.Watch(settings.Notify));
            case DashboardCommand.SaveSettings:
                return step.Then(new Effect.SaveSettings(SettingTable.Kept(model)));
            case DashboardCommand.SaveMessage(var message):
                return SavedMessages.Keep(model, message);
            case DashboardCommand.RemoveMessage(var name):
                return SavedMessages.Remove(model, name);
            case DashboardCommand.SendMessage(var message):
                return SavedMessages.Send(model, message);
            case DashboardCommand.ListMessages:
                return model with { Overlay = new Overlay.Messages() };
            case DashboardCommand.ListSettings:
                return model with { Overlay = new Overlay.Settings() };
            case DashboardCommand.ShowSetting(var setting):
                return model with { Notice = Notice.Done($"{setting.Name} is {setting.Value(model)}; {setting.Description}: {setting.Values}") };
            case DashboardCommand.Screenshot(var path):
                return FileUpdates.Write(model, new Effect.SaveScreenshot(path, Replaces: false));
            case DashboardCommand.Filter(var filter):
                return filter is null ? FilterUpdates.Stop(model) : FilterUpdates.Start(model, filter);
            case DashboardCommand.Find(var text, var pattern):
                return FindUpdates.Find(model, text, pattern);
            case DashboardCommand.Follow:
                return model with { Transcript = model.Transcript.Following(), Anchor = null };
            case DashboardCommand.Save(var path):
                return FileUpdates.Write(model, new Effect.SaveTranscript(path, Replaces: false));
            case DashboardCommand.Hex(var bytes):
                return Sending.SendMessage(model, new DraftMessage.Exact(bytes.AsMemory()));
            case DashboardCommand.Status(var subject):
                return ShowStatus(model, subject);
            default:
                throw new UnreachableException(command.ToString());
        }
    }

    /// <summary>What the model knows is shown at once; what the system knows comes when the engine has asked it.</summary>
    public static Step ShowStatus(DashboardModel model, StatusSubject subject)
    {
        Step step = model with { Overlay = new Overlay.Details(subject) };
        return subject switch
        {
            { Connection: { } number } when model.Connections.ContainsKey(number) => step.Then(new EngineCommand.ReportConnection(new ConnectionId(number))),
            { Listener: { } number } when model.Listener(new ListenerId(number)) is { State: not ListenerState.Failed } =>
                step.Then(new EngineCommand.ReportListener(new ListenerId(number))),
            _ => step,
        };
    }

    private static Step Stop(DashboardModel model, ListenerId id) =>
        model.Listener(id) is { State: ListenerState.Failed }
            ? model with { Listeners = model.Listeners.Remove(id.Value) }
            : ((Step)model).Then(new EngineCommand.CloseListener(id));

    private static Step EndOfInput(DashboardModel model, ConnectionId? connection)
    {
        if (connection is { } one)
        {
            return model.Connection(one) is { CanSend: true }
                ? ((Step)model).Then(new EngineCommand.ShutdownSend(one))
                : Step.Error(model, $"{model.Label(one)} has had its end already");
        }

        ResolvedTarget target = TargetResolution.Resolve(model);
        if (target.AsksFirst)
        {
            return Step.Error(model, "several are connected; \\eof #3 says which");
        }

        return target.Problem is { } problem
            ? Step.Error(model, problem)
            : target.Connections.Aggregate((Step)model, (step, id) => step.Then(new EngineCommand.ShutdownSend(id)));
    }

    private static Step Closing(Step step, ConnectionId id) => step.With(model =>
        model.Connection(id) is { } connection
            ? model with { Connections = model.Connections.SetItem(id.Value, connection with { State = ConnectionState.Closing }) }
            : model);
}
