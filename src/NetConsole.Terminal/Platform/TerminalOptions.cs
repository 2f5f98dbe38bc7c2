namespace NetConsole.Terminal.Platform;

/// <summary>What a terminal needs to know from the program that opens it.</summary>
public sealed record TerminalOptions
{
    /// <summary>Reads a variable of the environment: TERM, NO_COLOR, LC_ALL, LC_CTYPE, LANG.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>
    /// Called once when an exception is not handled, on the thread that threw it, also after disposal, once the terminal is as it was before; then the process ends with 70.
    /// Here the program saves the trace and writes its one line. The default says nothing.
    /// </summary>
    public Action<Exception> Crashed { get; init; } = _ => { };

    /// <summary>How many events may wait for the program; the terminal is not read while so many do. Default 256, at least 1.</summary>
    public int EventCapacity { get; init; } = 256;

    /// <summary>
    /// How fast the terminal's line is, in bytes a second, more than 0; frames go out in slices of 0.2 s. Null, the default: the terminal is asked, and on Windows taken to be fast.
    /// </summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>The clock by which incomplete key sequences end, and that of the line. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
