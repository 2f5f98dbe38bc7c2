using System.Collections.Immutable;
using System.Globalization;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary><c>\repeat</c>: the first at once, each later one when its timer says so, the last one ends it.</summary>
internal static class Repeating
{
    /// <param name="model">Its target is fixed here.</param>
    /// <param name="message">What to send; null for what was sent last.</param>
    /// <param name="total">How often; null for until it is stopped.</param>
    /// <param name="interval">From one to the next.</param>
    public static Step Start(DashboardModel model, DraftMessage? message, long? total, TimeSpan interval)
    {
        if (model.Repeat is not null)
        {
            return Step.Error(model, "something is being repeated; \\repeat off stops it");
        }

        if ((message ?? model.LastSent) is not { } repeated)
        {
            return Step.Error(model, "nothing was sent yet that could be repeated; write what: \\repeat 10 every 1s PING");
        }

        return Sending.WithTarget(model, (step, target) =>
        {
            int number = model.RepeatsStarted + 1;
            return Once(step.Model with { RepeatsStarted = number }, new Repeat(number, repeated, target.Connections, total, interval));
        });
    }

    /// <summary>A timer has ended; if it is the one that is waited for, the next is sent.</summary>
    public static Step Due(DashboardModel model, int number) =>
        model.Repeat is { } repeat && repeat.Number == number ? Once(model, repeat) : model;

    /// <summary>Ends it, and says how far it came.</summary>
    public static Step Stop(DashboardModel model) =>
        model.Repeat is { } repeat ? Ended(model, Notice.Done($"stopped; {Sent(repeat)}")) : Step.Error(model, "nothing is being repeated");

    /// <summary>Who of its targets can still be sent to.</summary>
    public static ImmutableArray<ConnectionId> Left(DashboardModel model, Repeat repeat) =>
        [.. repeat.Targets.Where(id => model.Connection(id) is { CanSend: true })];

    private static Step Once(DashboardModel model, Repeat repeat)
    {
        ImmutableArray<ConnectionId> targets = Left(model, repeat);
        if (targets.IsEmpty)
        {
            return Ended(model, Notice.Error($"nobody is left to repeat to; {Sent(repeat)}"));
        }

        Repeat next = repeat with { Sent = repeat.Sent + 1 };
        Step step = Sending.Again(model, next.Message, targets);
        return next.Sent == next.Total
            ? step.With(so => so with { Repeat = null, Notice = Notice.Done(Sent(next)) })
            : step.With(so => so with { Repeat = next }).Then(new Effect.WaitToRepeat(next.Number, next.Interval));
    }

    private static Step Ended(DashboardModel model, Notice notice) =>
        ((Step)(model with { Repeat = null, Notice = notice })).Then(new Effect.StopRepeating());

    private static string Sent(Repeat repeat)
    {
        string sent = $"sent {HumanText.Count(repeat.Sent, "time")}";
        return repeat.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $"{sent} of {total:N0}") : sent;
    }
}
