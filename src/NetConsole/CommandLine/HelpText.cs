using System.Reflection;

namespace NetConsole.CommandLine;

/// <summary>What <c>--help</c> and <c>--version</c> print.</summary>
internal static class HelpText
{
    public static string Version => $"netconsole {typeof(HelpText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}\n";

    public static string Text =>
        """
        netconsole: open listeners and connections, see who is there and what each says, and answer.

          netconsole [listen] [ADDRESS...]   listen (on tcp://127.0.0.1:8000 if nothing else is said) and open the dashboard
          netconsole connect ADDRESS...      open connections and the dashboard

        Addresses
          tcp://127.0.0.1:8000  127.0.0.1:8000  localhost 8000  8000    TCP; with no host, this machine only
          tcp://[::1]:8000                                              IPv6
          tcp://*:8000                                                  every interface: the network can connect
          tcp://lan:8000                                                this machine's address on its network
          Port 0 lets the system choose one.

        Options
          --scrollback SIZE   memory of the transcript, 64M
          --help, --version

        In the dashboard \? lists commands and keys, and \q quits.

        """;
}
