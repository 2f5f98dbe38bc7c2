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
        model = model with { Notice = null, QuitArmed = model.QuitArmed && interrupts };
        if (model.LiteralNext)
        {
            return TypeLiteral(model with { LiteralNext = false }, stroke);
        }

        if (model.Question is { } question)
        {
            return QuestionUpdates.Answer(model, question, stroke);
        }

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

    /// <summary>Pasted text is never read as keys. Several lines are sent only after a question.</summary>
    public static Step Paste(DashboardModel model, string text)
    {
        model = model with { Notice = null, Overlay = null, Focus = model.Find is { IsTyping: true } ? model.Focus : Pane.Input, LiteralNext = false, Prefix = null };
        if (model.Question is not null)
        {
            return model with { Notice = Notice.Error("answer the question first, then paste") };
        }

        if (model.Find is { IsTyping: true } search)
        {
            return FindUpdates.Paste(model, search, text);
        }

        string[] lines = text.TrimEnd('\n').Split('\n');
        if (lines.Length == 1)
        {
            return Type(model, lines[0]);
        }

        // The paste continues what is typed already.
        lines[0] = model.Input.Text.Insert(model.Input.Cursor, lines[0]);
        return model with { Question = new Question.SendLines($"send {lines.Length} pasted lines {TargetResolution.Resolve(model).Label}? y/n", [.. lines]) };
    }

    private static DashboardModel Type(DashboardModel model, string text) => model with { Input = LineEditing.Insert(model.Input, text) };

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

    /// <summary>True for a key that is a character to be typed.</summary>
    public static bool IsText(KeyStroke stroke) =>
        stroke is { Key: Key.Character, Modifiers: KeyModifiers.None } && !Rune.IsControl(stroke.Character);
}
