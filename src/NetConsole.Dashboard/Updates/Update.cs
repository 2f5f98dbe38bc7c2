using System.Diagnostics;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Updates;

/// <summary>The one place where the model changes: total, deterministic, and without a hand in the world.</summary>
internal static class Update
{
    public static Step Apply(DashboardModel model, DashboardInput input)
    {
        Step step = Taken(model, input);
        return IsTypedAnew(model, step.Model) ? step.With(Read) : step;
    }

    private static Step Taken(DashboardModel model, DashboardInput input) => input switch
    {
        DashboardInput.KeyPressed(var stroke) => KeyUpdates.Press(model with { AwaitsFile = false }, stroke),
        DashboardInput.Pasted(var text, var isCut) => PasteUpdates.Paste(model with { Palette = null, AwaitsFile = false }, text, isCut),
        DashboardInput.MouseUsed(var stroke, var at) => MouseUpdates.Use(model, stroke, at),
        DashboardInput.Resized(var width, var height) => MessageUpdates.Refit(PaneSizing.Settled(model with { Width = width, Height = height })),
        DashboardInput.EngineSpoke(var engineEvent) => EngineUpdates.Apply(model, engineEvent),
        DashboardInput.TranscriptChanged(var extent) => MarkUpdates.LetGo(TranscriptUpdates.Fit(model, extent), extent),
        DashboardInput.FindingChanged(var report) => FindUpdates.Advanced(FilterUpdates.Advanced(MarkUpdates.LetGo(model, report.Shown.Extent), report), report),
        DashboardInput.SaveFoundFile found => FileUpdates.Found(model, found),
        DashboardInput.Told(var notice) => model with { Notice = notice },
        DashboardInput.FilesListed listed => CompletionUpdates.FilesListed(model, listed),
        DashboardInput.RepeatDue(var number) => Repeating.Due(model, number),
        DashboardInput.Heard(var words) => EngineUpdates.Heard(model, words),
        DashboardInput.Noticed => Noticed(model),
        DashboardInput.MinutePassed(var now) => model with { Now = now },
        DashboardInput.WentQuiet(var now) => model with { Now = now },
        DashboardInput.Ended(var status) => PaneSizing.Quit(model, status),
        _ => throw new UnreachableException(input.GetType().Name),
    };

    /// <summary>The title says so until the next key; the bell is louder.</summary>
    private static Step Noticed(DashboardModel model)
    {
        Step step = model with { HasNews = true };
        return model.Settings.RingsBell ? step.Then(new Effect.Ring()) : step;
    }

    private static bool IsTypedAnew(DashboardModel before, DashboardModel after) =>
        !ReferenceEquals(before.Input.Text, after.Input.Text) || before.EntryMode != after.EntryMode || before.Settings != after.Settings;

    // A command is read when it is entered, and an empty line is no mistake yet.
    private static DashboardModel Read(DashboardModel model) => model with
    {
        Draft = model.Input.IsEmpty || CommandParser.IsCommand(model) ? Draft.Empty : DraftReader.Read(model.Input.Text, model.EntryMode, model.Settings),
    };
}
