namespace NetConsole.Testing.Ptys;

/// <summary>What runs on a pseudo terminal, and how.</summary>
/// <param name="FileName">The program; a name without a slash is looked up in PATH.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
public sealed record PtyOptions(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>Columns. Default 80.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Rows. Default 24.</summary>
    public int Height { get; init; } = 24;

    /// <summary>Where it runs; null: where the tests run.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables on top of PATH, HOME, DOTNET_ROOT, <c>LANG=C.UTF-8</c> and <c>TERM=xterm-256color</c>; nothing else is handed down. A null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>False: the terminal never answers questions (DSR, DA), as a line that has gone dead. Default true.</summary>
    public bool AnswersQuestions { get; init; } = true;

    /// <summary>How wide the terminal believes clusters are; see <see cref="Screens.ScreenModel"/>.</summary>
    public Func<string, int>? ClusterWidth { get; init; }

    /// <summary>The whole environment as <c>NAME=value</c>.</summary>
    internal IEnumerable<string> EnvironmentBlock()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["LANG"] = "C.UTF-8", ["TERM"] = "xterm-256color" };
        foreach (string inherited in (string[])["PATH", "HOME", "DOTNET_ROOT"])
        {
            variables[inherited] = System.Environment.GetEnvironmentVariable(inherited);
        }

        foreach ((string name, string? value) in Environment)
        {
            variables[name] = value;
        }

        return variables.Where(variable => variable.Value is not null).Select(variable => $"{variable.Key}={variable.Value}");
    }
}
