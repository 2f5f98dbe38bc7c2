using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>What is being typed: text, cursor, what was cut last, and the way back.</summary>
/// <param name="Text">The text as it would be sent.</param>
/// <param name="Cursor">0..Text.Length in UTF-16 units, always between grapheme clusters.</param>
/// <param name="Killed">What Ctrl-W, Ctrl-U, Ctrl-K, Alt-D cut last.</param>
/// <param name="Undo">Earlier states, newest first.</param>
internal sealed record InputLine(string Text, int Cursor, string Killed, ImmutableStack<(string Text, int Cursor)> Undo)
{
    public static InputLine Empty { get; } = new("", 0, "", []);

    public bool IsEmpty => Text.Length == 0;
}
