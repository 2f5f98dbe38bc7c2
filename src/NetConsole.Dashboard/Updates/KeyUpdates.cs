using System.Text;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Updates;

/// <summary>From a key to what it means here: a question's answer, a page's scrolling, the key table, or a character of the line.</summary>
internal static class KeyUpdates
{
    public static Step Press(DashboardModel model, KeyStroke stroke)
    {
        bool interrupts = stroke == KeyStroke.Of('c', KeyModifiers.Control);
        model = model with { Notice = null, HasNews = false, QuitArmed = model.QuitArmed && interrupts };
        if (model.LiteralNext)
        {
            return TypeLiteral(model with { LiteralNext = false }, stroke);
        }

        if (model.Question is { } question)
        {
            return QuestionUpdates.Answer(model, question, stroke);
        }

        if (model.Palette is { } palette)
        {
            return PaletteUpdates.Press(model, palette, stroke);
        }

        if (model.Search is { } search)
        {
            if (HistorySearchUpdates.Press(model, search, stroke) is { } searched)
            {
                return searched;
            }

            model = model with { Search = null };
        }

        if (model.Completion is { } list)
        {
            if (CompletionUpdates.Press(model, list, stroke) is { } chosen)
            {
                return chosen;
            }

            return CompletionUpdates.Narrowed(PressKey(model, stroke), list, model.Input);
        }

        return PressKey(model, stroke);
    }

    private static Step PressKey(DashboardModel model, KeyStroke stroke)
    {
        if (model.Overlay is { } overlay && OverlayUpdates.Press(model, overlay, stroke) is { } scrolled)
        {
            return scrolled;
        }

        if (model.Find is { IsTyping: true } search)
        {
            return FindUpdates.Press(model, search, stroke);
        }

        if (model.Prefix is null && stroke == KeyTable.PrefixKey)
        {
            return model with { Prefix = stroke };
        }

        KeyStroke? prefix = model.Prefix;
        model = model with { Prefix = null };
        if (KeyTable.Find(model.Focus, prefix, stroke) is { } action)
        {
            return ActionUpdates.Perform(model, action);
        }

        if (prefix is { } first)
        {
            return model with { Notice = Notice.Error($"{first} {stroke} means nothing; F1 lists the keys") };
        }

        return IsText(stroke) && model.Focus == Pane.Input ? Type(model, stroke.Character.ToString()) : model;
    }

    private static DashboardModel Type(DashboardModel model, string text) => model with { Input = LineEditing.Type(model.Input, text) };

    private static Step TypeLiteral(DashboardModel model, KeyStroke stroke) => stroke switch
    {
        { Key: Key.Character, Modifiers: KeyModifiers.None } => Type(model, stroke.Character.ToString()),
        { Key: Key.Character, Modifiers: KeyModifiers.Control } when stroke.Character.IsAscii => Type(model, ((char)(stroke.Character.Value & 0x1F)).ToString()),
        { Key: Key.Tab, Modifiers: KeyModifiers.None } => Type(model, "\t"),
        { Key: Key.Enter } => Type(model, "\r"),
        { Key: Key.Escape } => Type(model, "\e"),
        { Key: Key.Backspace } => Type(model, "\b"),
        _ => model with { Notice = Notice.Error($"{stroke} has no character of its own") },
    };

    /// <summary>True for a character that stands for itself.</summary>
    public static bool IsText(KeyStroke stroke) =>
        stroke is { Key: Key.Character, Modifiers: KeyModifiers.None } && !Rune.IsControl(stroke.Character);
}
