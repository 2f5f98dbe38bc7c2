using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;

namespace NetConsole.CommandLine;

/// <summary>What the command line asks for.</summary>
internal abstract record Invocation
{
    private Invocation()
    {
    }

    /// <summary>Print something and end well.</summary>
    internal sealed record Print(string Text) : Invocation;

    /// <summary>The words are wrong: say so, and end with status 2. Nothing was opened.</summary>
    internal sealed record Refuse(string Problem) : Invocation;

    /// <summary>Open listeners or connections and show them.</summary>
    internal sealed record Run(ImmutableArray<EndpointAddress> Listen, ImmutableArray<EndpointAddress> Connect, RunOptions Options) : Invocation;

    public static Invocation Parse(IReadOnlyList<string> arguments) => CommandLineParser.Parse(arguments);
}
