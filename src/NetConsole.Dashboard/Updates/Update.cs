using System.Collections.Immutable;
using System.Diagnostics;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Updates;

/// <summary>The one place where the model changes: total, deterministic, and without a hand in the world.</summary>
internal static class Update
{
    public static Step Apply(DashboardModel model, DashboardInput input) => input switch
    {
        DashboardInput.KeyPressed(var stroke) => KeyUpdates.Press(model, stroke),
        DashboardInput.Pasted(var text) => KeyUpdates.Paste(model, text),
        DashboardInput.Resized(var width, var height) => MessageUpdates.Refit(TranscriptUpdates.Refit(model with { Width = width, Height = height })),
        DashboardInput.EngineSpoke(var engineEvent) => EngineUpdates.Apply(model, engineEvent),
        DashboardInput.TranscriptChanged(var extent) => MarkUpdates.LetGo(TranscriptUpdates.Fit(model, extent), extent),
        DashboardInput.FindingChanged(var report) => FindUpdates.Advanced(FilterUpdates.Advanced(MarkUpdates.LetGo(model, report.Shown.Extent), report), report),
        DashboardInput.SaveFoundFile(var path) => model with { Question = new Question.Overwrite($"{path} exists; overwrite it? y/n", path) },
        DashboardInput.Told(var notice) => model with { Notice = notice },
        DashboardInput.RepeatDue(var number) => Repeating.Due(model, number),
        DashboardInput.MinutePassed(var now) => model with { Now = now },
        DashboardInput.Ended(var status) => new Step(model, ImmutableArray.Create<Effect>(new Effect.Quit(status))),
        _ => throw new UnreachableException(input.GetType().Name),
    };
}
