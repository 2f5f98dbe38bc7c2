using System.Diagnostics;
using NetConsole.CommandLine;
using NetConsole.Hosting;
using NetConsole.Terminal.Platform;

namespace NetConsole;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // Read by System.Net.Sockets when the first socket is made: receives complete on the thread that polls, which halves their cost.
        // The engine keeps its side of the bargain: nothing after an awaited receive ever blocks.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        try
        {
            return await RunAsync(Invocation.Parse(arguments)).ConfigureAwait(false);
        }
        catch (Exception bug)
        {
            // Whatever arrives here is no failure of the network: those are values. Returning it to the runtime would print its stack trace.
            CrashReport.Write(bug);
            ProcessExit.Now(ExitStatus.Bug);
            throw;
        }
    }

    private static async Task<int> RunAsync(Invocation invocation)
    {
        switch (invocation)
        {
            case Invocation.Print(var text):
                StandardStreams.Write(StandardStreams.Output, text);
                return ExitStatus.Done;
            case Invocation.Refuse(var problem):
                StandardStreams.WriteError(problem);
                return ExitStatus.Usage;
            case Invocation.Run run:
                bool isFilter = run.Options.Headless || !StandardTerminal.IsInput || !StandardTerminal.IsOutput;
                return await (isFilter ? HeadlessHost.RunAsync(run) : DashboardHost.RunAsync(run)).ConfigureAwait(false);
            default:
                throw new UnreachableException(invocation.GetType().Name);
        }
    }
}
