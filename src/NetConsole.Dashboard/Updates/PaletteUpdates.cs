using System.Collections.Immutable;
using System.Diagnostics;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Palettes;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Text;
using KeyTable = NetConsole.Dashboard.Keys.KeyTable;

namespace NetConsole.Dashboard.Updates;

/// <summary>Looking something up in the palette, and doing it. What is typed in the input line stays as it is.</summary>
internal static class PaletteUpdates
{
    /// <summary>Nobody looks for more than this; a cat on the keyboard does.</summary>
    private const int LongestQuery = 200;

    public static Step Press(DashboardModel model, Palette palette, KeyStroke stroke) => KeyTable.Find(KeyContext.Palette, stroke) switch
    {
        DashboardAction.ChooseNext => Choose(model, palette, 1),
        DashboardAction.ChoosePrevious => Choose(model, palette, -1),
        DashboardAction.ChooseThis => Do(model, palette),
        DashboardAction.ChooseNothing => model with { Palette = null },
        DashboardAction.DeleteBack => Look(model, palette.Query[..GraphemeCursor.Previous(palette.Query, palette.Query.Length)]),
        DashboardAction.KillToStart => Look(model, ""),
        DashboardAction.Redraw => ((Step)model).Then(new Effect.Redraw()),
        DashboardAction.Suspend => ((Step)model).Then(new Effect.Suspend()),
        _ => KeyUpdates.IsText(stroke) && palette.Query.Length < LongestQuery ? Look(model, palette.Query + stroke.Character) : model,
    };

    /// <summary>Goes down the list, or up; from its end it begins anew.</summary>
    public static DashboardModel Choose(DashboardModel model, Palette palette, int step)
    {
        int count = PaletteTable.Find(palette.Query).Length;
        return count == 0 ? model : model with { Palette = palette with { Chosen = (palette.Chosen + step + count) % count } };
    }

    private static DashboardModel Look(DashboardModel model, string query) => model with { Palette = new Palette(query) };

    private static Step Do(DashboardModel model, Palette palette)
    {
        ImmutableArray<PaletteEntry> found = PaletteTable.Find(palette.Query);
        return palette.Chosen >= found.Length ? model : Do(model with { Palette = null }, found[palette.Chosen]);
    }

    private static Step Do(DashboardModel model, PaletteEntry entry) => entry switch
    {
        PaletteEntry.Command { Entry: { Arguments: "" } command } => Run(model, command),
        PaletteEntry.Command { Entry: var command } => Begin(model, $"\\{command.Word} ", entry),
        PaletteEntry.Setting(var name, _, _) => Begin(model, $"\\set {name} ", entry),
        PaletteEntry.Key { Binding: var binding } => Perform(model, binding),
        _ => throw new UnreachableException(entry.GetType().Name),
    };

    private static Step Run(DashboardModel model, CommandEntry entry) =>
        CommandParser.Parse($"\\{entry.Word}", model).Succeeded(out DashboardCommand? command, out CommandError? error)
            ? CommandUpdates.Perform(model, command)
            : Step.Error(model, error.ToString());

    private static Step Begin(DashboardModel model, string line, PaletteEntry entry) =>
        PaneUpdates.WithCommand(model, line) with { Notice = Notice.Done($"{entry.Form}: {entry.Description}") };

    /// <summary>As if the key were pressed where it means this.</summary>
    private static Step Perform(DashboardModel model, KeyBinding binding)
    {
        Pane? pane = binding.Context switch
        {
            KeyContext.Input => Pane.Input,
            KeyContext.Connections => Pane.Connections,
            KeyContext.Transcript => Pane.Transcript,
            KeyContext.Lists when model.Focus is not (Pane.Listeners or Pane.Connections) => Pane.Connections,
            KeyContext.Panes when model.Focus == Pane.Input => Pane.Transcript,
            _ => null,
        };
        if (pane is not { } wanted)
        {
            return ActionUpdates.Perform(model, binding.Action);
        }

        return ScreenLayout.Of(model).Panes.Contains(wanted)
            ? ActionUpdates.Perform(PaneUpdates.FocusOn(model, wanted), binding.Action)
            : Step.Error(model, "that pane is not on the screen; Ctrl-X = shows every pane that fits");
    }
}
