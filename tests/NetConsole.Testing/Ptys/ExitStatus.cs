namespace NetConsole.Testing.Ptys;

/// <summary>How a program ended: by itself with a code, or by a signal.</summary>
/// <param name="Code">What it returned, 0–255; 128 and the signal's number if it was killed by one, as a shell says it.</param>
/// <param name="Signal">The signal that killed it, or 0.</param>
public readonly record struct ExitStatus(int Code, int Signal)
{
    /// <summary>From the status of <c>waitpid</c> (the bits are alike on every Unix).</summary>
    internal static ExitStatus FromWait(int status)
    {
        int signal = status & 0x7F;
        return signal == 0 ? new ExitStatus((status >> 8) & 0xFF, 0) : new ExitStatus(128 + signal, signal);
    }
}
