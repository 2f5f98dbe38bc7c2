namespace NetConsole.Terminal.Platform;

/// <summary>Which of the process's standard streams are a terminal, for programs that are a filter where there is none. Any thread.</summary>
public static class StandardTerminal
{
    /// <summary>True when standard input is a terminal.</summary>
    public static bool IsInput => OperatingSystem.IsWindows() ? IsConsole(Kernel32.StandardInput) : Libc.IsTerminal(0) == 1;

    /// <summary>True when standard output is a terminal.</summary>
    public static bool IsOutput => OperatingSystem.IsWindows() ? IsConsole(Kernel32.StandardOutput) : Libc.IsTerminal(1) == 1;

    /// <summary>
    /// False when standard input is the terminal that controls us and another job has it: reading would stop us with SIGTTIN (POSIX.1-2017 §11.1.4).
    /// </summary>
    public static bool IsForeground => OperatingSystem.IsWindows() || (Libc.ForegroundGroup(0) is var group && (group < 0 || group == Libc.GroupOf(0)));

    private static bool IsConsole(int which) => Kernel32.GetConsoleMode(Kernel32.GetStdHandle(which), out _);
}
