using NetConsole.Dashboard.Transcripts;
using NetConsole.Terminal.Styling;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>What a message is written with.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Escape">What stands for a byte that cannot be shown.</param>
/// <param name="Aside">Offsets, and what is said about it.</param>
/// <param name="Border">The sign where a read ended.</param>
internal readonly record struct BodyInks(Style Text, Style Escape, Style Aside, Style Border)
{
    public static BodyInks For(Theme theme, EntryKind kind) => new(
        kind switch
        {
            EntryKind.Note => theme.Dim,
            EntryKind.Error => theme.Bad,
            _ => theme.Text,
        },
        theme.Escape,
        theme.Dim,
        theme.ChunkBorder);
}
