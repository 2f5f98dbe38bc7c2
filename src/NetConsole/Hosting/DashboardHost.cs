using NetConsole.CommandLine;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Engine;
using NetConsole.Engine.Commands;
using NetConsole.Terminal.Platform;

namespace NetConsole.Hosting;

/// <summary>Puts engine, terminal and dashboard together, and takes them apart in the right order.</summary>
internal static class DashboardHost
{
    /// <summary>After this the operator has waited long enough for peers that do not answer a FIN.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    /// <summary>The same when the system ends us, or the terminal is gone: whoever did that expects us to be gone within a second.</summary>
    private static readonly TimeSpan SignalledPatience = TimeSpan.FromMilliseconds(300);

    /// <summary>On a serial line: a start bit, eight, a stop bit.</summary>
    private const int BitsPerByte = 10;

    /// <summary>Runs the dashboard; returns the exit status.</summary>
    public static async Task<int> RunAsync(Invocation.Run run)
    {
        TerminalOpening opening = TerminalSession.Open(new TerminalOptions
        {
            Variable = Environment.GetEnvironmentVariable,
            Crashed = CrashReport.Write,
            BytesPerSecond = run.Options.Baud / BitsPerByte,
        });
        if (opening is not TerminalOpening.Opened(var terminal))
        {
            string reason = ((TerminalOpening.Refused)opening).Reason;
            StandardStreams.WriteError($"the dashboard needs a terminal: {reason}");
            return ExitStatus.Usage;
        }

        SocketEngine engine = new(run.Options.Engine, TimeProvider.System);
        await using (engine.ConfigureAwait(false))
        {
            int status;
            await using (terminal.ConfigureAwait(false))
            {
                TestFault.Arm();
                status = await DashboardRuntime.RunAsync(engine, terminal, Options(run), TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
            }

            // The shell's screen is back; what is queued for peers still goes out.
            using CancellationTokenSource patience = new(status > 128 ? SignalledPatience : StopPatience);
            await engine.StopAsync(patience.Token).ConfigureAwait(false);
            return status;
        }
    }

    private static DashboardOptions Options(Invocation.Run run) => new()
    {
        FirstCommands =
        [
            .. run.Listen.Select(address => new EngineCommand.OpenListener(address)),
            .. run.Connect.Select(address => new EngineCommand.OpenConnection(address)),
        ],
        ScrollbackBytes = run.Options.ScrollbackBytes,
        Answers = run.Options.Engine.Answers,
        Framing = run.Options.Engine.Framing,
        LineEnd = run.Options.LineEnd switch
        {
            LineEnds.Lf => LineEnd.Lf,
            LineEnds.CrLf => LineEnd.CrLf,
            LineEnds.Cr => LineEnd.Cr,
            LineEnds.None => LineEnd.None,
            _ => LineEnd.Auto,
        },
        Trims = run.Options.Trim,
        Encoding = run.Options.Encoding,
        HomeFolder = UserFolders.Home,
        SettingsFile = UserFolders.Configuration is { } configuration ? Path.Join(configuration, "config.json") : null,
        HistoryFile = UserFolders.State is { } state ? Path.Join(state, "history") : null,
    };
}
