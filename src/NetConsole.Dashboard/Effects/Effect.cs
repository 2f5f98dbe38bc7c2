using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Commands;

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
    internal sealed record Append(EntryKind Kind, ReadOnlyMemory<byte> Bytes, int Connection = 0, string? Remark = null) : Effect;

    internal sealed record ClearTranscript : Effect;

    /// <summary>Keep a line on disk for the next start.</summary>
    internal sealed record RememberLine(string Line) : Effect;

    /// <summary>Write the screen, as it stands after this update, into a picture; the outcome comes back as <see cref="Inputs.DashboardInput.Told"/>.</summary>
    internal sealed record SaveScreenshot(string Path) : Effect;

    /// <summary>Draw everything anew.</summary>
    internal sealed record Redraw : Effect;

    internal sealed record Suspend : Effect;

    internal sealed record Quit(int ExitStatus) : Effect;
}
