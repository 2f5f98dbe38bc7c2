using System.Collections.Immutable;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Inputs;

/// <summary>Everything that can change the model.</summary>
internal abstract record DashboardInput
{
    private DashboardInput()
    {
    }

    internal sealed record KeyPressed(KeyStroke Stroke) : DashboardInput;

    /// <param name="Stroke">What was done with the mouse.</param>
    /// <param name="At">When: two clicks are one thing only if they follow closely.</param>
    internal sealed record MouseUsed(MouseStroke Stroke, DateTimeOffset At) : DashboardInput;

    /// <param name="Text">What was pasted, or the next piece of it.</param>
    /// <param name="IsCut">True when there was more than is taken.</param>
    internal sealed record Pasted(string Text, bool IsCut = false) : DashboardInput;

    internal sealed record Resized(int Width, int Height) : DashboardInput;

    /// <summary>The engine said something. Its payload, if it has one, is in the transcript by now and must not be read.</summary>
    internal sealed record EngineSpoke(EngineEvent Event) : DashboardInput;

    /// <summary>Peers said something since this was last told.</summary>
    /// <param name="LastWords">The start of the last message of each connection. Outside bytes, that nobody changes any more.</param>
    internal sealed record Heard(IReadOnlyDictionary<int, byte[]> LastWords) : DashboardInput;

    /// <summary>Rates on screen are no longer true, because nothing has moved for a while.</summary>
    internal sealed record WentQuiet(DateTimeOffset Now) : DashboardInput;

    /// <summary>Rows were added to the transcript, or let go.</summary>
    internal sealed record TranscriptChanged(TranscriptExtent Extent) : DashboardInput;

    /// <summary>A filter or a search has begun, has come further, or is over.</summary>
    internal sealed record FindingChanged(FindingReport Report) : DashboardInput;

    /// <summary>A file that was to be written is there already; nothing was written.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Replacing">What writes it nevertheless.</param>
    internal sealed record SaveFoundFile(string Path, Effect Replacing) : DashboardInput;

    /// <summary>What came of an effect.</summary>
    internal sealed record Told(Notice Notice) : DashboardInput;

    /// <summary>What is in a folder, folders with <c>/</c> at their end; or why that cannot be said.</summary>
    internal sealed record FilesListed(string Folder, ImmutableArray<CompletionCandidate> Files, string? Problem = null) : DashboardInput;

    /// <summary>The time has come to send again what is repeated.</summary>
    internal sealed record RepeatDue(int Number) : DashboardInput;

    /// <summary>A message was one that the operator wants to be told of.</summary>
    internal sealed record Noticed : DashboardInput;

    /// <summary>A minute has passed: ages on screen are due.</summary>
    internal sealed record MinutePassed(DateTimeOffset Now) : DashboardInput;

    /// <summary>The system, or the loss of the terminal, ends the program.</summary>
    internal sealed record Ended(int ExitStatus) : DashboardInput;
}
