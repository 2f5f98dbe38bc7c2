using System.Text;
using NetConsole.Dashboard.Runtime;
using NetConsole.Engine;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tls;

namespace NetConsole.CommandLine;

/// <summary>What headless output looks like.</summary>
internal enum OutputFormat
{
    Text,
    JsonLines,
    Raw,
    Hex,
}

/// <summary>Options of a run. Immutable; <see cref="Default"/> is what somebody gets who asks for nothing.</summary>
internal sealed record RunOptions
{
    public static RunOptions Default { get; } = new();

    /// <summary>No dashboard, also where there is a terminal.</summary>
    public bool Headless { get; init; }

    /// <summary>How headless output is written.</summary>
    public OutputFormat Output { get; init; }

    /// <summary>What ends a line that is sent: a word of <see cref="LineEnds"/>, or null for LF on streams and nothing on datagrams.</summary>
    public string? LineEnd { get; init; }

    /// <summary>Whether blanks around typed and stdin lines are stripped, and empty ones refused.</summary>
    public bool Trim { get; init; }

    /// <summary>The peers' text.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>Headless <c>connect</c>: how long to wait for answers after the end of our input; null for the default of the transport.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Memory of the transcript in bytes.</summary>
    public long ScrollbackBytes { get; init; } = DashboardOptions.Default.ScrollbackBytes;

    /// <summary>How fast the terminal's line is, in bits a second, 10 for each byte; null to find out.</summary>
    public int? Baud { get; init; }

    /// <summary>What the engine is set to.</summary>
    public EngineOptions Engine { get; init; } = EngineOptions.Default;

    /// <summary>The same with another setting of the engine.</summary>
    public RunOptions With(Func<EngineOptions, EngineOptions> change) => this with { Engine = change(Engine) };

    /// <inheritdoc cref="With"/>
    public RunOptions Answering(Func<AnswerSet, AnswerSet> change) => With(engine => engine with { Answers = change(engine.Answers) });

    /// <inheritdoc cref="With"/>
    public RunOptions Limiting(Func<ConnectionLimits, ConnectionLimits> change) => With(engine => engine with { Limits = change(engine.Limits) });

    /// <inheritdoc cref="With"/>
    public RunOptions Sockets(Func<SocketSettings, SocketSettings> change) => With(engine => engine with { Socket = change(engine.Socket) });

    /// <inheritdoc cref="With"/>
    public RunOptions Securing(Func<TlsOptions, TlsOptions> change) => With(engine => engine with { Tls = change(engine.Tls) });
}
