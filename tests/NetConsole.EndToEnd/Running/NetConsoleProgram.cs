using NetConsole.Testing;
using NetConsole.Testing.Peers;
using NetConsole.Testing.Ptys;

namespace NetConsole.EndToEnd.Running;

/// <summary>
/// The program as built beside these tests, started as a person would: on a terminal, in tmux, or as a filter. Each has a home of its own that is thrown away at the end,
/// so that no test sees another's history, or the developer's.
/// </summary>
public sealed class NetConsoleProgram : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("netconsole-home-");

    /// <summary>The program's file. The tests' own folder is <c>.artifacts/bin/NetConsole.EndToEnd/CONFIGURATION</c>; the program lies beside it.</summary>
    public static string FileName { get; } = FindProgram();

    /// <summary>The home of the program, where its state and history go.</summary>
    public string Home => _home.FullName;

    /// <summary>HOME and the XDG folders below it (XDG Base Directory Specification 0.8), and a plain UTF-8 terminal without preferences.</summary>
    public Dictionary<string, string?> Environment => new()
    {
        ["HOME"] = Home,
        ["XDG_CONFIG_HOME"] = Path.Combine(Home, "config"),
        ["XDG_STATE_HOME"] = Path.Combine(Home, "state"),
        ["XDG_DATA_HOME"] = Path.Combine(Home, "data"),
        ["XDG_CACHE_HOME"] = Path.Combine(Home, "cache"),
        ["LANG"] = "C.UTF-8",
        ["LC_ALL"] = null,
        ["NO_COLOR"] = null,
        ["COLORTERM"] = null,
    };

    /// <summary>Starts it on a terminal of 80x24.</summary>
    public PseudoTerminal OnTerminal(params string[] arguments) => OnTerminal(80, 24, arguments);

    /// <summary>Starts it on a terminal.</summary>
    public PseudoTerminal OnTerminal(int width, int height, params string[] arguments) =>
        OnTerminal(new PtyOptions(FileName, arguments) { Width = width, Height = height });

    /// <summary>Starts what is given, usually <see cref="FileName"/> or a shell that runs it, with this home; its own variables come on top.</summary>
    public PseudoTerminal OnTerminal(PtyOptions options)
    {
        Dictionary<string, string?> environment = Environment;
        foreach ((string name, string? value) in options.Environment)
        {
            environment[name] = value;
        }

        return PseudoTerminal.Start(options with { Environment = environment }, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts it as a filter, its input and outputs pipes.</summary>
    public OutsideProgram AsFilter(params string[] arguments) =>
        OutsideProgram.Start(FileName, arguments, TestContext.Current.CancellationToken, Environment);

    /// <summary>Starts it in a tmux of its own.</summary>
    public Task<Tmux> InTmuxAsync(int width, int height, params string[] arguments) =>
        Tmux.StartAsync(width, height, [FileName, .. arguments], Environment, TestContext.Current.CancellationToken);

    public void Dispose() => _home.Delete(recursive: true);

    private static string FindProgram()
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string path = Path.Combine(SourceTree.Root, ".artifacts", "bin", "NetConsole", configuration, "netconsole");
        return File.Exists(path) ? path : throw new FileNotFoundException("The program has not been built.", path);
    }
}
