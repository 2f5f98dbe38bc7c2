using System.Diagnostics.CodeAnalysis;

namespace NetConsole.Terminal.Platform;

/// <summary>Chooses the system's kind of terminal: the one place that does.</summary>
internal static class TerminalDevice
{
    /// <summary>Opens the terminal on stdin and stdout, if that is what they are.</summary>
    public static bool TryOpen([NotNullWhen(true)] out ITerminalDevice? device, [NotNullWhen(false)] out string? refusal)
    {
        bool isPresent = OperatingSystem.IsWindows() ? WindowsTerminal.IsPresent : UnixTerminal.IsPresent;
        device = !isPresent ? null : OperatingSystem.IsWindows() ? new WindowsTerminal() : new UnixTerminal();
        refusal = isPresent ? null : "stdin and stdout are not both a terminal";
        return isPresent;
    }
}
