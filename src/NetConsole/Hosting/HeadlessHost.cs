using NetConsole.CommandLine;
using NetConsole.Engine;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Headless;
using NetConsole.Headless.Input;
using NetConsole.Headless.Records;
using NetConsole.Terminal.Platform;

namespace NetConsole.Hosting;

/// <summary>Puts engine, input and output together where there is no screen, and takes them apart in the right order.</summary>
internal static class HeadlessHost
{
    /// <summary>
    /// Reads that may wait to be written; beyond it sockets are not read. A datagram is a read, and 100,000 a second must be able to come while our reader,
    /// or the compiler at the start, takes a twentieth of a second.
    /// </summary>
    private const int EventCapacity = 8192;

    /// <summary>As many large reads would be half a gigabyte.</summary>
    private const long EventCapacityBytes = 16 << 20;

    /// <summary>After this, peers that do not answer a FIN, and a reader that takes nothing after a signal, have been waited for long enough.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(2);

    /// <summary>Runs as a filter; returns the exit status.</summary>
    public static async Task<int> RunAsync(Invocation.Run run)
    {
        if (run.Options.Output == OutputFormat.Raw && StandardTerminal.IsOutput)
        {
            StandardStreams.WriteError("--output raw would write what peers send to the terminal as it is; send it to a file or a program");
            return ExitStatus.Usage;
        }

        AppDomain.CurrentDomain.UnhandledException += OnBug;
        TestFault.Arm();
        SocketEngine engine = new(EngineSettings(run.Options), TimeProvider.System);
        await using (engine.ConfigureAwait(false))
        {
            using StandardInput input = new();
            using HeadlessSession session = new(engine, run, TimeProvider.System, () => input.IsQuiet);
            using EndSignals signals = new(session.OnSignal);
            return await RunAsync(run, engine, input, session).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(Invocation.Run run, SocketEngine engine, StandardInput input, HeadlessSession session)
    {
        IEventSubscription events = engine.Subscribe(EventCapacity, WhenFull.Wait, EventCapacityBytes);
        await using (events.ConfigureAwait(false))
        {
            OutputBuffer buffer = new(bytes => StandardStreams.Write(StandardStreams.Output, bytes));
            RecordFormat format = RecordFormat.Create(run.Options, TimeZoneInfo.Local);
            OutputLoop output = new(events, format, buffer, session, StandardStreams.WriteError);
            Thread watch = new(() => WatchReader(session)) { IsBackground = true, Name = "standard output's reader" };
            watch.Start();
            foreach (EndpointAddress address in run.Listen)
            {
                engine.Execute(new EngineCommand.OpenListener(address));
            }

            foreach (EndpointAddress address in run.Connect)
            {
                engine.Execute(new EngineCommand.OpenConnection(address));
            }

            using CancellationTokenSource stopping = new();
            Task pumping = new InputPump(engine, session, input, run.Options, StandardStreams.WriteError).RunAsync(stopping.Token);
            int status = await session.Ended.ConfigureAwait(false);
            await stopping.CancelAsync().ConfigureAwait(false);
            await pumping.ConfigureAwait(false);
            using CancellationTokenSource patience = new(StopPatience);
            await engine.StopAsync(patience.Token).ConfigureAwait(false);
            await WrittenAsync(output, status).ConfigureAwait(false);
            return status;
        }
    }

    /// <summary>Who reads <c>head -1</c> is gone after the first line; without this we would notice at the second.</summary>
    private static void WatchReader(HeadlessSession session)
    {
        if (StandardStreams.WaitUntilNobodyReads())
        {
            session.OnOutputFailed(new StreamFault(IsClosed: true, ""));
        }
    }

    /// <summary>All that came is written, however slow our reader is; but after a signal it cannot hold us up.</summary>
    private static async Task WrittenAsync(OutputLoop output, int status)
    {
        TimeSpan limit = status > ExitStatus.Bug ? StopPatience : Timeout.InfiniteTimeSpan;
        await output.Ended.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>The session ends our side when it is time. Bytes that nobody answers need not be taken apart only to be put together again.</summary>
    private static EngineOptions EngineSettings(RunOptions options)
    {
        bool staysRaw = options.Output == OutputFormat.Raw && options.Engine.Framing == FramingSpec.Auto && options.Engine.Answers == AnswerSet.None;
        return options.Engine with { KeepsHalfClosed = true, Framing = staysRaw ? FramingSpec.Raw : options.Engine.Framing };
    }

    private static void OnBug(object sender, UnhandledExceptionEventArgs arguments)
    {
        CrashReport.Write((Exception)arguments.ExceptionObject);
        ProcessExit.Now(ExitStatus.Bug);
    }
}
