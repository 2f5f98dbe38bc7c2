using System.Collections.Immutable;
using System.Diagnostics;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Updates;

/// <summary>From a typed line to orders.</summary>
internal static class Sending
{
    /// <summary>Enter: a command is carried out, anything else is sent. What was refused stays in the line.</summary>
    public static Step Enter(DashboardModel model)
    {
        string line = model.Input.Text;
        if (!CommandParser.IsCommand(model))
        {
            return SendTyped(model, DraftReader.Read(line, model.EntryMode, model.Settings));
        }

        return CommandParser.Parse(line, model).Succeeded(out DashboardCommand? command, out CommandError? error)
            ? CommandUpdates.Carry(model, command)
            : Refused(model, error.Position, error.ToString());
    }

    /// <summary>The answer yes to "send to all?": it goes to those who were counted, and so does what is sent later; when others have come, it is asked again.</summary>
    public static Step SendToAll(DashboardModel model, ImmutableArray<ConnectionId> asked) => Send(
        model with { Agreed = asked },
        DraftReader.Read(model.Input.Text, model.EntryMode, model.Settings),
        TargetResolution.AsAsked(model, asked));

    /// <summary>The answer yes to "send the pasted lines?", which are in the input line by now.</summary>
    public static Step SendPasted(DashboardModel model, ImmutableArray<ConnectionId> asked) =>
        Send(model, DraftReader.Read(model.Input.Text, model.EntryMode, model.Settings, isPasted: true), TargetResolution.AsAsked(model, asked));

    /// <summary>A message to whoever is the target now.</summary>
    public static Step SendMessage(DashboardModel model, DraftMessage message) =>
        WithTarget(model, (step, target) => step.With(sent => sent with { LastSent = message }).Then(Orders(model, message, target)));

    /// <summary>A message that was sent before, to these and no others.</summary>
    public static Step Again(DashboardModel model, DraftMessage message, ImmutableArray<ConnectionId> targets) =>
        ((Step)model).Then(Orders(model, message, new ResolvedTarget(targets, $"to {targets.Length} connections", Problem: null, AsksFirst: false)));

    public static Step SendFile(DashboardModel model, string path, long? bytesPerSecond) =>
        WithTarget(model, (step, target) => step.Then(new EngineCommand.SendFile(target.Connections, path) { BytesPerSecond = bytesPerSecond }));

    /// <summary>The line was taken: it goes into the history, and the input line is empty.</summary>
    public static Step Accepted(Step step, string line)
    {
        Step taken = step.With(model => PaneUpdates.WithoutCommand(model with { Input = LineEditing.Taken(model.Input), History = model.History.Add(line) }));
        return step.Model.Settings.KeepsHistory && History.Keeps(line) ? taken.Then(new Effect.RememberLine(line)) : taken;
    }

    private static Step SendTyped(DashboardModel model, Draft draft)
    {
        ResolvedTarget target = TargetResolution.Resolve(model);
        return draft.Mistake is null && target is { Problem: null, AsksFirst: true }
            ? model with { Question = new Question.SendToAll($"send to all {target.Connections.Length}? y/n", target.Connections) }
            : Send(model, draft, target);
    }

    private static Step Send(DashboardModel model, Draft draft, ResolvedTarget target)
    {
        if (draft.Mistake is { } mistake)
        {
            return Refused(model, mistake.Position, mistake.ToString());
        }

        if (target.Problem is { } problem)
        {
            return Step.Error(model, problem);
        }

        if (draft.Messages.Any(message => message is not (DraftMessage.Exact or DraftMessage.ExactExpanded) && Groups(model, target.Connections, IsEmpty(message)).IsEmpty))
        {
            return Step.Error(model, "there is nothing to send: the line is empty and no line end is set");
        }

        return Accepted(((Step)(model with { LastSent = draft.Messages[^1] })).Then(draft.Messages.SelectMany(message => Orders(model, message, target))), model.Input.Text);
    }

    private static Step Refused(DashboardModel model, int position, string text) =>
        Step.Error(model with { Input = LineEditing.MovedTo(model.Input, Math.Min(position, model.Input.Text.Length)) }, text);

    /// <summary>Sends to whoever is the target now, or says why that cannot be.</summary>
    public static Step WithTarget(DashboardModel model, Func<Step, ResolvedTarget, Step> send)
    {
        ResolvedTarget target = TargetResolution.Resolve(model);
        if (target.AsksFirst)
        {
            return Step.Error(model, "several are connected and no target is chosen; \\to #3 or \\to all chooses");
        }

        return target.Problem is { } problem ? Step.Error(model, problem) : send(model, target);
    }

    private static IEnumerable<Effect> Orders(DashboardModel model, DraftMessage message, ResolvedTarget target) => message switch
    {
        DraftMessage.Text(var text) => Fixed(text, Groups(model, target.Connections, IsEmpty(message)), target),
        DraftMessage.Exact(var bytes) => Fixed(bytes, [new Recipients(target.Connections)], target),
        DraftMessage.Expanded(var template) => [Expansion(template, Groups(model, target.Connections, IsEmpty(message)), target)],
        DraftMessage.ExactExpanded(var template) => [Expansion(template, [new Recipients(target.Connections)], target)],
        _ => throw new UnreachableException(message.GetType().Name),
    };

    private static IEnumerable<Effect> Fixed(ReadOnlyMemory<byte> bytes, ImmutableArray<Recipients> groups, ResolvedTarget target) =>
    [
        .. groups.Select(group => new Effect.Execute(new EngineCommand.Send(group.Connections, bytes) { LineEnd = group.LineEnd })),
        new Effect.Append(EntryKind.Sent, bytes, Single(target)?.Value ?? 0, Remark(target), Several(target)),
    ];

    private static Effect.SendTemplate Expansion(Template template, ImmutableArray<Recipients> groups, ResolvedTarget target) =>
        new(template, groups, Single(target)?.Value ?? 0, Remark(target));

    /// <summary>Streams and datagrams apart, each with the line end that is usual there. Whoever would be sent nothing at all is left out.</summary>
    private static ImmutableArray<Recipients> Groups(DashboardModel model, ImmutableArray<ConnectionId> connections, bool isEmpty) =>
    [
        .. connections.Select(model.Connection).OfType<ConnectionModel>()
            .Where(connection => !isEmpty || !model.Settings.LineEndBytes(connection.IsDatagram).IsEmpty || model.FramingOf(connection).FramesWhatIsSent)
            .GroupBy(connection => connection.IsDatagram, connection => connection.Id)
            .Select(group => new Recipients([.. group], model.Settings.LineEndBytes(group.Key).ToArray())),
    ];

    private static bool IsEmpty(DraftMessage message) => message is DraftMessage.Text { Bytes.IsEmpty: true } or DraftMessage.Expanded { Template.Source: "" };

    private static ConnectionId? Single(ResolvedTarget target) => target.Connections.Length == 1 ? target.Connections[0] : null;

    private static ImmutableArray<ConnectionId> Several(ResolvedTarget target) => target.Connections.Length == 1 ? default : target.Connections;

    private static string? Remark(ResolvedTarget target) => target.Connections.Length == 1 ? null : target.Label;
}
