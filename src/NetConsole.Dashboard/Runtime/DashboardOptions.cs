using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Runtime;

/// <summary>What a dashboard starts with.</summary>
public sealed record DashboardOptions
{
    public static DashboardOptions Default { get; } = new();

    /// <summary>Orders given as soon as the dashboard listens to the engine: what the command line asked for.</summary>
    public ImmutableArray<EngineCommand> FirstCommands { get; init; } = [];

    /// <summary>Memory of the transcript in bytes, payload and index together. Default 64 MiB. What is over it is let go, oldest first.</summary>
    public long ScrollbackBytes { get; init; } = 64 << 20;

    /// <summary>Events of the engine that may wait; beyond it the oldest messages are left out, and counted.</summary>
    public int EventCapacity { get; init; } = 4096;

    /// <summary>What the engine answers from the start, for <c>\rules</c>.</summary>
    public AnswerSet Answers { get; init; } = AnswerSet.None;

    /// <summary>How bytes become messages from the start, for <c>\set</c>.</summary>
    public FramingSpec Framing { get; init; } = FramingSpec.Auto;

    /// <summary>What Enter appends to typed text. Default: LF, on datagrams nothing.</summary>
    internal LineEnd LineEnd { get; init; } = LineEnd.Auto;

    /// <summary>Whether blanks around typed lines are stripped, and empty ones refused. Default false.</summary>
    public bool Trims { get; init; }

    /// <summary>The peers' text. Default UTF-8.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>What <c>~</c> stands for in file names, or null.</summary>
    public string? HomeFolder { get; init; }

    /// <summary>The file that keeps settings and saved messages, or null for none.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>The file that keeps the lines of earlier runs, or null for none.</summary>
    public string? HistoryFile { get; init; }
}
