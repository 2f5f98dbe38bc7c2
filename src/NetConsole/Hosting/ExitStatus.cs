namespace NetConsole.Hosting;

/// <summary>What the program ends with. Scripts rely on these numbers.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>The network said no.</summary>
    public const int Network = 1;

    /// <summary>The words on the command line were wrong, or there is no terminal to draw on.</summary>
    public const int Usage = 2;

    /// <summary>A connection that we opened was not there in time, or was silent for too long.</summary>
    public const int TimedOut = 4;

    /// <summary>A bug of ours; as EX_SOFTWARE of sysexits.h.</summary>
    public const int Bug = 70;

    /// <summary>A signal ended us: 128 and its number, as shells have it.</summary>
    public static int Signalled(int number) => 128 + number;
}
