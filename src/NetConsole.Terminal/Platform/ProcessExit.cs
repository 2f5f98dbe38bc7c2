using System.Diagnostics.CodeAnalysis;

namespace NetConsole.Terminal.Platform;

/// <summary>The end of the process without the runtime's farewell: no finalisers, no stack trace, no waiting for threads.</summary>
public static class ProcessExit
{
    /// <summary>
    /// Ends the process with this status, at once (<c>_exit</c>, POSIX.1-2017; <c>ExitProcess</c> on Windows). It does not restore the terminal: dispose of it
    /// first. Any thread.
    /// </summary>
    /// <param name="status">0 to 255.</param>
    [DoesNotReturn]
    public static void Now(int status)
    {
        if (OperatingSystem.IsWindows())
        {
            Kernel32.ExitProcess((uint)status);
        }
        else
        {
            Libc.Exit(status);
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
