namespace NetConsole.Dashboard.Models;

/// <summary>How the transcript tells time.</summary>
internal enum TimeMode
{
    /// <summary>The clock, in seconds.</summary>
    Clock,

    Milliseconds,

    Microseconds,

    /// <summary>Since the program started.</summary>
    SinceStart,

    /// <summary>Since the message before, among those that are shown.</summary>
    SincePrevious,
}
