using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Keys;

/// <summary>Where a key has its meaning.</summary>
internal enum KeyContext
{
    /// <summary>While typing.</summary>
    Input,

    /// <summary>While completions are listed.</summary>
    Completion,

    /// <summary>While the history is searched.</summary>
    Search,

    /// <summary>While something is looked up in the palette.</summary>
    Palette,

    /// <summary>In any pane other than the input line.</summary>
    Panes,

    /// <summary>In the panes of listeners and connections.</summary>
    Lists,

    /// <summary>In the connections' pane.</summary>
    Connections,

    /// <summary>In the transcript's pane.</summary>
    Transcript,

    /// <summary>Everywhere.</summary>
    Everywhere,
}

/// <summary>One line of the key table.</summary>
/// <param name="Context">Where.</param>
/// <param name="Action">What it does.</param>
/// <param name="Keys">The keys, the one to show first.</param>
/// <param name="Description">In a few words.</param>
/// <param name="Hint">In a word, for the line of hints; null when it is not among what matters most.</param>
internal sealed record KeyBinding(KeyContext Context, DashboardAction Action, IReadOnlyList<KeySequence> Keys, string Description, string? Hint = null);

/// <summary>One key, or two pressed one after the other.</summary>
internal readonly record struct KeySequence(KeyStroke? Prefix, KeyStroke Stroke)
{
    public override string ToString() => Prefix is { } prefix ? $"{prefix} {Stroke}" : Stroke.ToString();
}

/// <summary>Every key there is. Help, the line of hints and the guide are drawn from this table; every line has a key that a VT100 can send.</summary>
internal static class KeyTable
{
    public static KeyStroke PrefixKey { get; } = Ctrl('x');

    public static IReadOnlyList<KeyBinding> Bindings { get; } =
    [
        new(KeyContext.Input, DashboardAction.Send, [One(Key.Enter), One(Ctrl('j'))], "send, or carry out the command", "send"),
        new(KeyContext.Input, DashboardAction.Complete, [One(Key.Tab)], "complete a command; else the next pane", "pane"),
        new(KeyContext.Input, DashboardAction.EntryMode, [One(Alt('e'))], "read what you type as text, as escapes and fields, or as hex", "mode"),
        new(KeyContext.Input, DashboardAction.Preview, [One(Alt('p'))], "show what will be sent, or do not"),
        new(KeyContext.Input, DashboardAction.NewLine, [One(KeyStroke.Of(Key.Enter, KeyModifiers.Alt)), One(Alt('j'))], "begin a further line; Enter sends each as a message"),
        new(KeyContext.Input, DashboardAction.LineUp, [One(Key.Up)], "the line above; from the first, the history"),
        new(KeyContext.Input, DashboardAction.LineDown, [One(Key.Down)], "the line below; from the last, the history"),
        new(KeyContext.Input, DashboardAction.HistoryBack, [One(Ctrl('p'))], "the line before, in the history; one that begins with a blank is not kept"),
        new(KeyContext.Input, DashboardAction.HistoryForward, [One(Ctrl('n'))], "the line after"),
        new(KeyContext.Input, DashboardAction.SearchOlder, [One(Ctrl('r'))], "search the history"),
        new(KeyContext.Input, DashboardAction.CursorLeft, [One(Key.Left), One(Ctrl('b'))], "left"),
        new(KeyContext.Input, DashboardAction.CursorRight, [One(Key.Right), One(Ctrl('f'))], "right"),
        new(KeyContext.Input, DashboardAction.WordLeft, [One(Alt('b')), One(KeyStroke.Of(Key.Left, KeyModifiers.Control))], "a word left"),
        new(KeyContext.Input, DashboardAction.WordRight, [One(Alt('f')), One(KeyStroke.Of(Key.Right, KeyModifiers.Control))], "a word right"),
        new(KeyContext.Input, DashboardAction.LineStart, [One(Key.Home), One(Ctrl('a'))], "start of the line"),
        new(KeyContext.Input, DashboardAction.LineEndOrLive, [One(Key.End), One(Alt('>'))], "back to live when scrolled up, else end of the line"),
        new(KeyContext.Input, DashboardAction.LineEnd, [One(Ctrl('e'))], "end of the line"),
        new(KeyContext.Input, DashboardAction.DeleteBack, [One(Key.Backspace), One(Ctrl('h'))], "delete to the left"),
        new(KeyContext.Input, DashboardAction.DeleteForward, [One(Key.Delete), One(Ctrl('d'))], "delete to the right"),
        new(KeyContext.Input, DashboardAction.KillWordBack, [One(Ctrl('w'))], "cut to the left, to a blank"),
        new(KeyContext.Input, DashboardAction.KillLettersBack, [One(KeyStroke.Of(Key.Backspace, KeyModifiers.Alt))], "cut the word to the left"),
        new(KeyContext.Input, DashboardAction.KillWordForward, [One(Alt('d'))], "cut the word to the right"),
        new(KeyContext.Input, DashboardAction.KillToStart, [One(Ctrl('u'))], "cut to the start"),
        new(KeyContext.Input, DashboardAction.KillToEnd, [One(Ctrl('k'))], "cut to the end"),
        new(KeyContext.Input, DashboardAction.Yank, [One(Ctrl('y'))], "put back what was cut"),
        new(KeyContext.Input, DashboardAction.YankPop, [One(Alt('y'))], "after that: what was cut before, instead"),
        new(KeyContext.Input, DashboardAction.Transpose, [One(Ctrl('t'))], "swap the characters around the cursor"),
        new(KeyContext.Input, DashboardAction.UpperCase, [One(Alt('u'))], "the word in capitals"),
        new(KeyContext.Input, DashboardAction.LowerCase, [One(Alt('l'))], "the word in small letters"),
        new(KeyContext.Input, DashboardAction.Capitalise, [One(Alt('c'))], "the word with a capital"),
        new(KeyContext.Input, DashboardAction.Undo, [One(Ctrl('_'))], "undo"),
        new(KeyContext.Input, DashboardAction.LiteralNext, [One(Ctrl('v'))], "the next key as it is"),

        new(KeyContext.Completion, DashboardAction.ChooseNext, [One(Key.Tab), One(Key.Down)], "the next one", "next"),
        new(KeyContext.Completion, DashboardAction.ChoosePrevious, [One(KeyStroke.Of(Key.Tab, KeyModifiers.Shift)), One(Key.Up)], "the one before", "previous"),
        new(KeyContext.Completion, DashboardAction.ChooseThis, [One(Key.Enter), One(Ctrl('j'))], "take the one chosen", "take it"),
        new(KeyContext.Completion, DashboardAction.ChooseNothing, [One(Key.Escape), One(Ctrl('g'))], "none of them: what you typed comes back", "close"),

        new(KeyContext.Search, DashboardAction.SearchOlder, [One(Ctrl('r')), One(Key.Up)], "the match before", "older"),
        new(KeyContext.Search, DashboardAction.SearchNewer, [One(Ctrl('s')), One(Key.Down)], "the match after", "newer"),
        new(KeyContext.Search, DashboardAction.DeleteBack, [One(Key.Backspace)], "search for less"),
        new(KeyContext.Search, DashboardAction.SearchTake, [One(Key.Escape), One(Key.Tab)], "take the line; Enter sends it, other keys edit it", "take it"),
        new(KeyContext.Search, DashboardAction.SearchCancel, [One(Ctrl('g')), One(Ctrl('c'))], "back to what you typed", "back"),

        new(KeyContext.Palette, DashboardAction.ChooseNext, [One(Key.Down), One(Ctrl('n')), One(Key.Tab)], "the next one", "next"),
        new(KeyContext.Palette, DashboardAction.ChoosePrevious, [One(Key.Up), One(Ctrl('p')), One(KeyStroke.Of(Key.Tab, KeyModifiers.Shift))], "the one before"),
        new(KeyContext.Palette, DashboardAction.ChooseThis, [One(Key.Enter), One(Ctrl('j'))], "do it, or put the command into the input line", "do it"),
        new(KeyContext.Palette, DashboardAction.ChooseNothing, [One(Key.Escape), One(Ctrl('g')), One(Ctrl('c'))], "close it", "close"),
        new(KeyContext.Palette, DashboardAction.DeleteBack, [One(Key.Backspace), One(Ctrl('h'))], "look for less"),
        new(KeyContext.Palette, DashboardAction.KillToStart, [One(Ctrl('u'))], "look for something else"),
        new(KeyContext.Palette, DashboardAction.Redraw, [One(Ctrl('l'))], "draw the screen anew"),
        new(KeyContext.Palette, DashboardAction.Suspend, [One(Ctrl('z'))], "suspend; fg brings it back"),

        new(KeyContext.Panes, DashboardAction.RowUp, [One(Key.Up), One('k')], "up"),
        new(KeyContext.Panes, DashboardAction.RowDown, [One(Key.Down), One('j')], "down"),
        new(KeyContext.Panes, DashboardAction.FirstRow, [One('g'), One(Key.Home)], "first"),
        new(KeyContext.Panes, DashboardAction.LastRow, [One('G'), One(Key.End)], "last; in the transcript: live"),
        new(KeyContext.Panes, DashboardAction.NextPane, [One(Key.Tab)], "next pane", "pane"),
        new(KeyContext.Panes, DashboardAction.Back, [One('q')], "back to the input line"),
        new(KeyContext.Panes, DashboardAction.BeginCommand, [One('\\')], "begin a command on the input line"),
        new(KeyContext.Panes, DashboardAction.Help, [One('?')], "help, with this pane's keys first"),
        new(KeyContext.Connections, DashboardAction.MakeTarget, [One(Key.Enter)], "make it, or those selected, the target", "target"),
        new(KeyContext.Connections, DashboardAction.Select, [One(' ')], "select several: add it, or take it out", "select"),
        new(KeyContext.Connections, DashboardAction.SortNext, [One('s')], "sort by the next column", "sort"),
        new(KeyContext.Connections, DashboardAction.SortReverse, [One('S')], "sort the other way round"),
        new(KeyContext.Connections, DashboardAction.Rename, [One('r')], "give it a name"),
        new(KeyContext.Connections, DashboardAction.Conversation, [One('o')], "show its conversation alone; again: everything", "only it"),
        new(KeyContext.Lists, DashboardAction.Details, [One('i')], "details", "details"),
        new(KeyContext.Lists, DashboardAction.CloseSelected, [One('x')], "close it, or those selected, after a question", "close"),
        new(KeyContext.Connections, DashboardAction.ResetSelected, [One('X')], "reset it, or those selected, after a question"),
        new(KeyContext.Panes, DashboardAction.PaneTaller, [One('+')], "more rows for this pane"),
        new(KeyContext.Panes, DashboardAction.PaneShorter, [One('-')], "fewer rows"),
        new(KeyContext.Lists, DashboardAction.PaneWider, [One('>')], "more columns for this pane, where two stand side by side"),
        new(KeyContext.Lists, DashboardAction.PaneNarrower, [One('<')], "fewer columns"),
        new(KeyContext.Panes, DashboardAction.PaneDefaults, [One('=')], "the sizes that suit the screen, and every pane shown"),

        new(KeyContext.Transcript, DashboardAction.OpenMessage, [One(Key.Enter)], "open the whole message", "open"),
        new(KeyContext.Transcript, DashboardAction.NextView, [One('h')], "text, hex, both", "hex"),
        new(KeyContext.Transcript, DashboardAction.CopyText, [One('y')], "copy the text of the row", "copy"),
        new(KeyContext.Transcript, DashboardAction.CopyBytes, [One('Y')], "copy its bytes as hex"),
        new(KeyContext.Transcript, DashboardAction.GoLive, [One('f')], "follow what comes", "follow"),
        new(KeyContext.Transcript, DashboardAction.Find, [One('/')], "search, from the cursor up; either case, unless there is a capital", "find"),
        new(KeyContext.Transcript, DashboardAction.MatchAbove, [One('n')], "the next match up"),
        new(KeyContext.Transcript, DashboardAction.MatchBelow, [One('N')], "the next match down"),
        new(KeyContext.Transcript, DashboardAction.ToggleMark, [One('m')], "mark the row, or take its mark away", "mark"),
        new(KeyContext.Transcript, DashboardAction.MarkAbove, [One('\'')], "the next mark up"),
        new(KeyContext.Transcript, DashboardAction.MarkBelow, [One('"')], "the next mark down"),
        new(KeyContext.Transcript, DashboardAction.Conversation, [One('o')], "this connection's conversation alone; again: everything", "only it"),

        new(KeyContext.Everywhere, DashboardAction.PageUp, [One(Key.PageUp), One(Alt('v'))], "scroll the transcript up", "scroll"),
        new(KeyContext.Everywhere, DashboardAction.PageDown, [One(Key.PageDown), Two('v')], "scroll it down"),
        new(KeyContext.Everywhere, DashboardAction.GoLive, [One(Alt('>'))], "back to live"),
        new(KeyContext.Everywhere, DashboardAction.NextPane, [One(Key.F6), One(Ctrl('o'))], "next pane"),
        new(KeyContext.Everywhere, DashboardAction.PreviousPane, [One(KeyStroke.Of(Key.Tab, KeyModifiers.Shift)), Two('o')], "previous pane"),
        new(KeyContext.Everywhere, DashboardAction.Back, [One(Key.Escape)], "back to the input line", "type"),
        new(KeyContext.Everywhere, DashboardAction.Help, [One(Key.F1), Two('?')], "help; in the middle of a command, on that command first"),
        new(KeyContext.Everywhere, DashboardAction.OpenPalette, [One(Alt('x'))], "find a command or a key by words, and do it", "find"),
        new(KeyContext.Everywhere, DashboardAction.Interrupt, [One(Ctrl('c'))], "clear the line; twice on an empty one: quit"),
        new(KeyContext.Everywhere, DashboardAction.Redraw, [One(Ctrl('l'))], "draw the screen anew"),
        new(KeyContext.Everywhere, DashboardAction.Suspend, [One(Ctrl('z'))], "suspend; fg brings it back"),
        new(KeyContext.Everywhere, DashboardAction.PaneTaller, [Two('+')], "more rows for the panes above the transcript"),
        new(KeyContext.Everywhere, DashboardAction.PaneShorter, [Two('-')], "fewer rows for them"),
        new(KeyContext.Everywhere, DashboardAction.PaneWider, [Two('>')], "more columns for listeners, where two panes stand side by side"),
        new(KeyContext.Everywhere, DashboardAction.PaneNarrower, [Two('<')], "fewer columns for them"),
        new(KeyContext.Everywhere, DashboardAction.PaneDefaults, [Two('=')], "the sizes that suit the screen, and every pane shown"),
        new(KeyContext.Everywhere, DashboardAction.ToggleListeners, [Two('l')], "hide the listeners, or show them"),
        new(KeyContext.Everywhere, DashboardAction.ToggleConnections, [Two('c')], "hide the connections, or show them"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF2, [One(Key.F2), One(Alt('2'))], "send the saved message F2"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF3, [One(Key.F3), One(Alt('3'))], "send the saved message F3"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF4, [One(Key.F4), One(Alt('4'))], "send the saved message F4"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF5, [One(Key.F5), One(Alt('5'))], "send the saved message F5"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF7, [One(Key.F7), One(Alt('7'))], "send the saved message F7"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF8, [One(Key.F8), One(Alt('8'))], "send the saved message F8"),
        new(KeyContext.Everywhere, DashboardAction.SendSavedF9, [One(Key.F9), One(Alt('9'))], "send the saved message F9"),
    ];

    /// <summary>What a key does in a pane, or null. What a pane says goes before what is said everywhere.</summary>
    public static DashboardAction? Find(Pane pane, KeyStroke? prefix, KeyStroke stroke)
    {
        KeySequence wanted = new(prefix, Normal(stroke));
        KeyBinding? everywhere = null;
        foreach (KeyBinding binding in Bindings)
        {
            if (!binding.Keys.Contains(wanted))
            {
                continue;
            }

            if (Applies(binding.Context, pane))
            {
                return binding.Action;
            }

            if (binding.Context == KeyContext.Everywhere)
            {
                everywhere ??= binding;
            }
        }

        return everywhere?.Action;
    }

    /// <summary>What a key does while completions are listed or the history is searched, or null.</summary>
    public static DashboardAction? Find(KeyContext context, KeyStroke stroke) =>
        Bindings.FirstOrDefault(binding => binding.Context == context && binding.Keys.Contains(new KeySequence(null, Normal(stroke))))?.Action;

    /// <summary>What matters in such a context: <c>Tab next</c>.</summary>
    public static IEnumerable<string> HintsFor(KeyContext context) => Bindings
        .Where(binding => binding.Context == context && binding.Hint is not null)
        .Select(binding => $"{binding.Keys[0]} {binding.Hint}");

    /// <summary>What matters most in a pane, the pane's own keys first: <c>Enter send</c>.</summary>
    public static IEnumerable<string> HintsFor(Pane pane) => Bindings
        .Where(binding => binding.Hint is not null && (Applies(binding.Context, pane) || IsHintEverywhere(binding, pane)))
        .Select(binding => $"{binding.Keys[0]} {binding.Hint}");

    // While typing, Esc has nowhere to lead back to.
    private static bool IsHintEverywhere(KeyBinding binding, Pane pane) =>
        binding.Context == KeyContext.Everywhere && (pane != Pane.Input || binding.Action != DashboardAction.Back);

    private static bool Applies(KeyContext context, Pane pane) => context switch
    {
        KeyContext.Input => pane == Pane.Input,
        KeyContext.Panes => pane != Pane.Input,
        KeyContext.Lists => pane is Pane.Connections or Pane.Listeners,
        KeyContext.Connections => pane == Pane.Connections,
        KeyContext.Transcript => pane == Pane.Transcript,
        _ => false,
    };

    /// <summary>Where a context is, in words.</summary>
    public static string PlaceOf(KeyContext context) => context switch
    {
        KeyContext.Input => "while typing",
        KeyContext.Completion => "while completions are listed",
        KeyContext.Search => "while the history is searched",
        KeyContext.Palette => "in the palette",
        KeyContext.Panes => "in a pane",
        KeyContext.Lists => "in the panes of listeners and connections",
        KeyContext.Connections => "in the connections' pane",
        KeyContext.Transcript => "in the transcript",
        _ => "everywhere",
    };

    /// <summary>True where keys belong to a pane, or to the whole screen, and not to something that is open for a moment.</summary>
    public static bool IsForPane(KeyContext context) => context is not (KeyContext.Completion or KeyContext.Search or KeyContext.Palette);

    /// <summary>True for the keys of this pane alone; false for null.</summary>
    public static bool IsFor(KeyContext context, Pane? pane) => pane is { } one && Applies(context, one);

    // With Alt, a letter means the same in either case, as in readline.
    private static KeyStroke Normal(KeyStroke stroke) =>
        stroke is { Key: Key.Character, Modifiers: KeyModifiers.Alt } ? stroke with { Character = Rune.ToLowerInvariant(stroke.Character) } : stroke;

    private static KeySequence One(Key key) => new(null, KeyStroke.Of(key));

    private static KeySequence One(char character) => new(null, KeyStroke.Of(character));

    private static KeySequence One(KeyStroke stroke) => new(null, stroke);

    private static KeySequence Two(char character) => new(Ctrl('x'), KeyStroke.Of(character));

    private static KeyStroke Ctrl(char letter) => KeyStroke.Of(letter, KeyModifiers.Control);

    private static KeyStroke Alt(char letter) => KeyStroke.Of(letter, KeyModifiers.Alt);
}
