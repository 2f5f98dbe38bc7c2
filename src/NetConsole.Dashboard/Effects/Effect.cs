using System.Collections.Immutable;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Effects;

/// <summary>What an update asks of the world.</summary>
internal abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Give the engine an order.</summary>
    internal sealed record Execute(EngineCommand Command) : Effect;

    /// <summary>Add a row of our own to the transcript: what the operator sent, or an error.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Bytes">What it says.</param>
    /// <param name="Connection">Whose it is; 0 for none, or for several.</param>
    /// <param name="Remark">What stands beside it.</param>
    /// <param name="Recipients">To whom it goes, where it goes to several.</param>
    internal sealed record Append(
        EntryKind Kind, ReadOnlyMemory<byte> Bytes, int Connection = 0, string? Remark = null, ImmutableArray<ConnectionId> Recipients = default) : Effect;

    /// <summary>Expand a template once, send what it gives to everybody, and record it.</summary>
    /// <param name="Template">What to send.</param>
    /// <param name="To">To whom, with which line end.</param>
    /// <param name="Connection">The one it goes to, or 0 for several.</param>
    /// <param name="Remark">To whom, in words, when there are several.</param>
    internal sealed record SendTemplate(Template Template, ImmutableArray<Recipients> To, int Connection, string? Remark) : Effect;

    /// <summary>Keep what is set for the next start. What comes of it, and of the next two, is told as <see cref="Inputs.DashboardInput.Told"/>.</summary>
    internal sealed record SaveSettings(ImmutableArray<SettingValue> Values) : Effect;

    internal sealed record SaveMessage(SavedMessage Message) : Effect;

    internal sealed record RemoveMessage(string Name) : Effect;

    /// <summary>Hand in <see cref="Inputs.DashboardInput.RepeatDue"/> after an interval.</summary>
    internal sealed record WaitToRepeat(int Number, TimeSpan Interval) : Effect;

    internal sealed record StopRepeating : Effect;

    internal sealed record ClearTranscript : Effect;

    /// <summary>Show the rows that a filter asks for, or all of them.</summary>
    internal sealed record Filter(FilterExpression? Expression) : Effect;

    /// <summary>Look for a pattern in what is shown, or for nothing.</summary>
    internal sealed record Search(TextPattern? Pattern) : Effect;

    /// <summary>Write what is shown of the transcript into a file; the outcome comes back as <see cref="Inputs.DashboardInput.Told"/> or <see cref="Inputs.DashboardInput.SaveFoundFile"/>.</summary>
    /// <param name="Path">The file; its extension says how rows are written.</param>
    /// <param name="Replaces">Whether a file that is there may be overwritten.</param>
    internal sealed record SaveTranscript(string Path, bool Replaces) : Effect;

    /// <summary>Look up what is in a folder, off the loop; the answer comes as <see cref="Inputs.DashboardInput.FilesListed"/>.</summary>
    internal sealed record ListFiles(string Folder) : Effect;

    /// <summary>Keep a line on disk for the next start.</summary>
    internal sealed record RememberLine(string Line) : Effect;

    /// <summary>Write the screen, as it stands after this update, into a picture; the outcome comes back as for <see cref="SaveTranscript"/>.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Replaces">Whether a file that is there may be overwritten.</param>
    internal sealed record SaveScreenshot(string Path, bool Replaces) : Effect;

    /// <summary>Put a text into the clipboard of whoever sits at the terminal.</summary>
    internal sealed record Copy(ReadOnlyMemory<byte> Utf8) : Effect;

    /// <summary>Sound the bell.</summary>
    internal sealed record Ring : Effect;

    /// <summary>From now on look for messages to tell of; null for none. Each that is found comes back as <see cref="Inputs.DashboardInput.Noticed"/>.</summary>
    internal sealed record Watch(NotifyExpression? Expression) : Effect;

    /// <summary>Draw everything anew.</summary>
    internal sealed record Redraw : Effect;

    internal sealed record Suspend : Effect;

    internal sealed record Quit(int ExitStatus) : Effect;
}
