using System.Reflection;
using System.Text;

namespace NetConsole.CommandLine;

/// <summary>What <c>--help</c> and <c>--version</c> print.</summary>
internal static class HelpText
{
    /// <summary>Where the meanings of options begin. The longest line still fits into 100 columns.</summary>
    private const int MeaningColumn = 32;

    private const string Head =
        """
        netconsole: open listeners and connections, see who is there and what each says, and answer.

          netconsole [listen] [ADDRESS...]   listen (on tcp://127.0.0.1:8000 if nothing else is said)
          netconsole connect ADDRESS...      open connections

        On a terminal a dashboard opens; \? in it lists commands and keys, and \q quits.

        Addresses
          tcp://127.0.0.1:8000  127.0.0.1:8000  localhost 8000  8000   TCP; with no host, this machine
          tcp://[::1]:8000                                             IPv6
          tcp://*:8000                                                 every interface: lets the network in
          tcp://lan:8000                                               this machine's network address
          tls://host:8443  udp://host:9000  unix:path  unixgram:path   TLS, datagrams, Unix sockets
          Port 0 lets the system choose one.


        """;

    public static string Version => $"netconsole {typeof(HelpText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}\n";

    public static string Text
    {
        get
        {
            StringBuilder text = new(Head);
            foreach (OptionSection section in OptionTable.Sections)
            {
                text.Append(section.Title).Append('\n');
                foreach (OptionSpec option in section.Options)
                {
                    AppendOption(text, option);
                }

                text.Append('\n');
            }

            return text.Append("  --help, --version\n\nDurations: 500ms 2s 1m. Sizes: 64k 10M; k is 1024.\n").ToString();
        }
    }

    private static void AppendOption(StringBuilder text, OptionSpec option)
    {
        string form = option.Short is { } other ? $"  {other}, {option.Form}" : $"  {option.Form}";
        text.Append(form.PadRight(MeaningColumn - 1)).Append(' ');
        if (form.Length >= MeaningColumn)
        {
            text.Append('\n').Append(' ', MeaningColumn);
        }

        text.Append(option.Meaning.Replace("\n", $"\n{new string(' ', MeaningColumn)}", StringComparison.Ordinal)).Append('\n');
    }
}
