using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Dashboard.Widgets;
using NetConsole.Terminal;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Text;

namespace NetConsole.Dashboard.Updates;

/// <summary>What can be done with one row of the transcript: open it, and copy it.</summary>
internal static class MessageUpdates
{
    /// <summary>The row under the transcript's cursor, or null.</summary>
    public static TranscriptEntry? UnderCursor(DashboardModel model) =>
        model.Transcript.Selected is { } ordinal && ordinal >= model.Rows.Extent.First && ordinal < model.Rows.Extent.End ? model.Rows[ordinal] : null;

    /// <summary>Opens the row under the cursor, in the view that the transcript has.</summary>
    public static Step Open(DashboardModel model)
    {
        if (UnderCursor(model) is not { } entry)
        {
            return Nothing(model);
        }

        entry = entry with { Bytes = entry.Bytes.ToArray(), ChunkBorders = entry.ChunkBorders.ToArray() };
        return Laid(model, entry, model.Settings.View, 0);
    }

    /// <summary>Keys of an open message; null for those that every page has.</summary>
    public static Step? Press(DashboardModel model, Overlay.Message message, KeyStroke stroke) => stroke switch
    {
        { Key: Key.Character, Character.Value: 'h', Modifiers: KeyModifiers.None } => Laid(model, message.Entry, TranscriptUpdates.After(message.View), 0),
        { Key: Key.Character, Character.Value: 'y', Modifiers: KeyModifiers.None } => CopyText(model, message.Entry),
        { Key: Key.Character, Character.Value: 'Y', Modifiers: KeyModifiers.None } => CopyBytes(model, message.Entry),
        _ => default(Step?),
    };

    /// <summary>Lays an open message out for another width.</summary>
    public static DashboardModel Refit(DashboardModel model) =>
        model.Overlay is Overlay.Message message ? Laid(model, message.Entry, message.View, message.Top) : model;

    /// <summary>The text, with escapes for what cannot be shown and backslashes doubled, so that the bytes can be had back from it.</summary>
    public static Step CopyText(DashboardModel model, TranscriptEntry? entry) =>
        entry is { } row ? Copied(model, "text", Encoding.UTF8.GetBytes(Sanitiser.EscapedText(PeerText.AsUtf8(row.Text, model.Settings.Encoding).Span))) : Nothing(model);

    /// <summary>The bytes on the wire as pairs of digits, as <c>\hex</c> takes them.</summary>
    public static Step CopyBytes(DashboardModel model, TranscriptEntry? entry) =>
        entry is { } row ? Copied(model, "hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(row.Bytes.Span))) : Nothing(model);

    private static DashboardModel Laid(DashboardModel model, TranscriptEntry entry, MessageView view, int top)
    {
        Encoding encoding = model.Settings.Encoding;
        BodyLines lines = MessagePage.Lay(entry, view, model.Width, encoding);
        FoundPlaces? found = model.Find?.Pattern is { } pattern ? FoundInks.PlacesInPage(entry, lines.Text, pattern, encoding) : null;
        return model with { Overlay = new Overlay.Message(entry, view, lines, found, top) };
    }

    private static Step Copied(DashboardModel model, string what, byte[] utf8) => utf8.Length > ITerminal.MostCopiedBytes
        ? Step.Error(model, $"{HumanText.Count(utf8.Length, "byte")} of {what} are more than the {ITerminal.MostCopiedBytes:N0} that terminals take; nothing was copied")
        : ((Step)(model with { Notice = Notice.Done($"copied {HumanText.Count(utf8.Length, "byte")} of {what}") })).Then(new Effect.Copy(utf8));

    private static Step Nothing(DashboardModel model) => model with { Notice = Notice.Error("there is no row") };
}
