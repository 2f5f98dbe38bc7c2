using System.Collections.Immutable;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Keys;

namespace NetConsole.Dashboard.Palettes;

/// <summary>Something that can be done: a command, or what a key does.</summary>
/// <param name="Form">How it is done without the palette: the command with what may follow, or the keys.</param>
/// <param name="Description">In a few words.</param>
internal abstract record PaletteEntry(string Form, string Description)
{
    /// <summary>The words by which it is found: those of its form before those of its description.</summary>
    public ImmutableArray<string> Words { get; } = [.. Split(Form), .. Split(Description)];

    /// <summary>How many of <see cref="Words"/> are its name.</summary>
    public int NameWords { get; } = Split(Form).Length;

    /// <summary>A command of the input line.</summary>
    internal sealed record Command(CommandEntry Entry) : PaletteEntry($"\\{Entry.Word} {Entry.Arguments}".TrimEnd(), Entry.Description);

    /// <summary>A setting to be given a value.</summary>
    internal sealed record Setting(string Name, string Values, string About) : PaletteEntry($"\\set {Name} {Values}", About);

    /// <summary>What a key does.</summary>
    internal sealed record Key(KeyBinding Binding) : PaletteEntry(
        string.Join(", ", Binding.Keys),
        Binding.Context is KeyContext.Everywhere or KeyContext.Input ? Binding.Description : $"{Binding.Description} ({KeyTable.PlaceOf(Binding.Context)})");

    private static string[] Split(string text) =>
        text.Split([' ', ',', ';', ':', '(', ')', '[', ']', '|', '\\', '.', '\''], StringSplitOptions.RemoveEmptyEntries);
}
