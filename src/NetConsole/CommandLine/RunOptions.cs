namespace NetConsole.CommandLine;

/// <summary>Options of a run.</summary>
/// <param name="ScrollbackBytes">Memory of the transcript.</param>
internal sealed record RunOptions(long ScrollbackBytes);
