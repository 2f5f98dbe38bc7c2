using System.Globalization;
using NetConsole.Testing.Ptys;
using NetConsole.Testing.Screens;

namespace NetConsole.Terminal.Tests.Platform;

/// <summary>The sample program on a pseudo terminal, and what must be true of the terminal when it is over.</summary>
internal static class SampleProgram
{
    private static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "NetConsole.Terminal.Sample.dll");

    /// <summary>Alone in its session, as under <c>ssh -t</c>.</summary>
    public static PtyOptions Options => new("dotnet", Path);

    /// <summary>As a command of a shell script.</summary>
    public static PtyOptions InShell(string script) => new("sh", "-c", script.Replace("SAMPLE", $"dotnet \"{Path}\"", StringComparison.Ordinal));

    /// <summary>A job of a shell with job control that says <c>stopped</c> when it stops, continues it after Enter, and ends with its status.</summary>
    public static PtyOptions AsJob(string command = "SAMPLE") => InShell(
        $"set -m; {command}; status=$?; n=0; while [ $status -gt 128 ]; do n=$((n+1)); echo stopped $n; read -r line; fg >/dev/null; status=$?; done; exit $status");

    public static PseudoTerminal Start(PtyOptions? options = null) => PseudoTerminal.Start(options ?? Options, TestContext.Current.CancellationToken);

    public static async Task<PseudoTerminal> StartReadyAsync(PtyOptions? options = null)
    {
        PseudoTerminal terminal = Start(options);
        await terminal.WaitForTextAsync("key: ready");
        return terminal;
    }

    public static async Task EndsAsync(this PseudoTerminal terminal, int code)
    {
        ExitStatus status = await terminal.WaitForExitAsync();
        Assert.Equal(new ExitStatus(code, 0), status);
        terminal.IsAsBefore();
    }

    /// <summary>Modes, settings, scroll region as before, and nothing sent that we may not send.</summary>
    public static void IsAsBefore(this PseudoTerminal terminal)
    {
        Assert.Equal(ScreenModes.AtStart, terminal.Look(screen => screen.Modes));
        Assert.Equal((0, terminal.Look(screen => screen.Height) - 1), terminal.Look(screen => screen.ScrollRegion));
        Assert.Empty(terminal.Look(screen => screen.Violations.ToArray()));
        Assert.Equal(terminal.AttributesAtStart, terminal.ReadAttributes());
    }

    /// <summary>Processor time used so far in clock ticks, user and system (proc(5)).</summary>
    public static long CpuTicks(this PseudoTerminal terminal)
    {
        string stat = File.ReadAllText($"/proc/{terminal.ProcessId}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }
}
