using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Updates;

/// <summary>Keys on a page over the panes: they scroll it or close it, and a backslash closes it for the command that it begins.</summary>
internal static class OverlayUpdates
{
    /// <summary>What the key does here; null where the page leaves it to everybody else.</summary>
    public static Step? Press(DashboardModel model, Overlay overlay, KeyStroke stroke)
    {
        if (overlay is Overlay.Message message && MessageUpdates.Press(model, message, stroke) is { } done)
        {
            return done;
        }

        int page = Math.Max(1, OverlayView.VisibleRows(model) - 1);
        return stroke switch
        {
            { Key: Key.Escape or Key.Enter or Key.F1 } => model with { Overlay = null },
            { Key: Key.Character, Character.Value: 'q' or '?', Modifiers: KeyModifiers.None } => model with { Overlay = null },
            { Key: Key.Character, Character.Value: '\\', Modifiers: KeyModifiers.None } => ActionUpdates.Perform(model with { Overlay = null }, DashboardAction.BeginCommand),
            { Key: Key.Character, Character.Value: 'c' or 'o', Modifiers: KeyModifiers.Control } => model with { Overlay = null },
            { Key: Key.Down } or { Key: Key.Character, Character.Value: 'j', Modifiers: KeyModifiers.None } => Scrolled(model, overlay, 1),
            { Key: Key.Up } or { Key: Key.Character, Character.Value: 'k', Modifiers: KeyModifiers.None } => Scrolled(model, overlay, -1),
            { Key: Key.PageDown } or { Key: Key.Character, Character.Value: ' ', Modifiers: KeyModifiers.None } => Scrolled(model, overlay, page),
            { Key: Key.PageUp } or { Key: Key.Character, Character.Value: 'b', Modifiers: KeyModifiers.None } => Scrolled(model, overlay, -page),
            { Key: Key.Character, Character.Value: 'v', Modifiers: KeyModifiers.Alt } => Scrolled(model, overlay, -page),
            { Key: Key.Home } or { Key: Key.Character, Character.Value: 'g', Modifiers: KeyModifiers.None } => Scrolled(model, overlay, -int.MaxValue),
            { Key: Key.End } or { Key: Key.Character, Character.Value: 'G', Modifiers: KeyModifiers.None } => Scrolled(model, overlay, int.MaxValue),
            { Key: Key.Character, Character.Value: 'z', Modifiers: KeyModifiers.Control } => ((Step)model).Then(new Effect.Suspend()),
            { Key: Key.Character, Character.Value: 'l', Modifiers: KeyModifiers.Control } => ((Step)model).Then(new Effect.Redraw()),
            _ => model,
        };
    }

    /// <summary>Scrolls a page by rows, as far as it goes.</summary>
    public static Step Scrolled(DashboardModel model, Overlay overlay, int rows)
    {
        int lowest = Math.Max(0, OverlayView.RowCount(model) - OverlayView.VisibleRows(model));
        int top = (int)Math.Clamp((long)overlay.Top + rows, 0, lowest);
        return model with { Overlay = overlay with { Top = top } };
    }
}
