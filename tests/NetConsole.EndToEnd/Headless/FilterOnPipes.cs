using System.Text.RegularExpressions;
using NetConsole.EndToEnd.Running;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Headless;

/// <summary>The program without a terminal, its input and outputs pipes.</summary>
internal sealed partial class FilterOnPipes : IAsyncDisposable
{
    private readonly NetConsoleProgram _program = new();

    private FilterOnPipes(string[] arguments) => Process = _program.AsFilter(arguments);

    public OutsideProgram Process { get; }

    public string[] OutputLines => Process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static FilterOnPipes Start(params string[] arguments) => new(arguments);

    /// <summary>Starts it as a listener on any port of 127.0.0.1, and tells which.</summary>
    public static Task<(FilterOnPipes Filter, int Port)> ListenAsync(params string[] arguments) => ListenOnAsync("tcp", arguments);

    /// <summary>The same on another transport.</summary>
    public static async Task<(FilterOnPipes Filter, int Port)> ListenOnAsync(string scheme, params string[] arguments)
    {
        FilterOnPipes filter = new(["listen", $"{scheme}://127.0.0.1:0", .. arguments]);
        await filter.Process.WaitForErrorsAsync($"listening on {scheme}://127.0.0.1:");
        return (filter, int.Parse(Port().Match(filter.Process.Errors).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _program.Dispose();
    }

    [GeneratedRegex(@"listening on \w+://127\.0\.0\.1:(\d+)")]
    private static partial Regex Port();
}
