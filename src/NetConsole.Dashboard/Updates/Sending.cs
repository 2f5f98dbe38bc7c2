using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Commands;
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
        if (!CommandParser.IsCommand(line))
        {
            return SendTyped(model, line);
        }

        return CommandParser.Parse(line, model).Succeeded(out DashboardCommand? command, out CommandError? error)
            ? CommandUpdates.Carry(model, command)
            : Step.Error(model with { Input = model.Input with { Cursor = Math.Min(error.Position, line.Length) } }, error.ToString());
    }

    /// <summary>The answer yes to "send to all?".</summary>
    public static Step SendToAll(DashboardModel model) => SendTyped(model with { Target = Target.All.Instance }, model.Input.Text);

    /// <summary>Lines of a paste, each with the line end, as if typed one after the other.</summary>
    public static Step SendLines(DashboardModel model, ImmutableArray<string> lines)
    {
        ResolvedTarget target = TargetResolution.Resolve(model);
        if (target.Problem is { } problem)
        {
            return Step.Error(model, problem);
        }

        Step step = model;
        foreach (string line in lines)
        {
            step = OrderTyped(step, target, Encoding.UTF8.GetBytes(line));
        }

        return step;
    }

    /// <summary>Bytes as they are, without a line end.</summary>
    public static Step SendBytes(DashboardModel model, ImmutableArray<byte> bytes) =>
        WithTarget(model, (step, target) => step
            .Then(new EngineCommand.Send(target.Connections, bytes.AsMemory()))
            .Then(Recorded(target, [.. bytes])));

    /// <summary>What a template gives, without a line end or a frame.</summary>
    public static Step SendTemplate(DashboardModel model, Template template) =>
        WithTarget(model, (step, target) => step.Then(new Effect.SendTemplate(template, [new Recipients(target.Connections)], Single(target)?.Value ?? 0, Remark(target))));

    public static Step SendFile(DashboardModel model, string path) =>
        WithTarget(model, (step, target) => step.Then(new EngineCommand.SendFile(target.Connections, path)));

    /// <summary>The line was taken: it goes into the history, and the input line is empty.</summary>
    public static Step Accepted(Step step, string line) => step
        .With(model => model with { Input = InputLine.Empty with { Killed = model.Input.Killed }, History = model.History.Add(line) })
        .Then(new Effect.RememberLine(line));

    private static Step SendTyped(DashboardModel model, string line)
    {
        ResolvedTarget target = TargetResolution.Resolve(model);
        if (target.Problem is { } problem)
        {
            return Step.Error(model, problem);
        }

        if (target.AsksFirst)
        {
            return model with { Question = new Question.SendToAll($"send to all {target.Connections.Length}? y/n") };
        }

        string text = CommandParser.PlainText(line);
        if (text.Length == 0 && target.Connections.All(id => LineEnd(model, id).IsEmpty))
        {
            return Step.Error(model, "there is nothing to send: the line is empty and no line end is set");
        }

        return Accepted(OrderTyped(model, target, Encoding.UTF8.GetBytes(text)), line);
    }

    /// <summary>What a template gives, as if it had been typed: with a line end or in a frame. To these and no others.</summary>
    public static Step Typed(DashboardModel model, Template template, ImmutableArray<ConnectionId> targets) => ((Step)model).Then(
        new Effect.SendTemplate(
            template,
            [.. targets.GroupBy(id => IsDatagram(model, id)).Select(same => new Recipients([.. same], model.Settings.LineEndBytes(same.Key).ToArray()))],
            targets.Length == 1 ? targets[0].Value : 0,
            targets.Length == 1 ? null : $"to {targets.Length} connections"));

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

    /// <summary>Typed text, with the line end that is usual at each end, where no frame ends it. Whoever would be sent nothing at all is left out.</summary>
    private static Step OrderTyped(Step step, ResolvedTarget target, byte[] text)
    {
        Step sent = step;
        foreach (IGrouping<bool, ConnectionId> same in target.Connections.GroupBy(id => IsDatagram(step.Model, id)))
        {
            byte[] end = [.. step.Model.Settings.LineEndBytes(same.Key)];
            if (text.Length + end.Length > 0)
            {
                sent = sent.Then(new EngineCommand.Send([.. same], text) { LineEnd = end });
            }
        }

        return sent.Effects == step.Effects ? step : sent.Then(Recorded(target, text));
    }

    private static Effect.Append Recorded(ResolvedTarget target, byte[] bytes) =>
        new(EntryKind.Sent, bytes, Single(target)?.Value ?? 0, Remark(target), Several(target));

    private static bool IsDatagram(DashboardModel model, ConnectionId id) => model.Connection(id) is { IsDatagram: true };

    private static ReadOnlySpan<byte> LineEnd(DashboardModel model, ConnectionId id) => model.Settings.LineEndBytes(IsDatagram(model, id));

    private static ConnectionId? Single(ResolvedTarget target) => target.Connections.Length == 1 ? target.Connections[0] : null;

    private static ImmutableArray<ConnectionId> Several(ResolvedTarget target) => target.Connections.Length == 1 ? default : target.Connections;

    private static string? Remark(ResolvedTarget target) => target.Connections.Length == 1 ? null : target.Label;
}
