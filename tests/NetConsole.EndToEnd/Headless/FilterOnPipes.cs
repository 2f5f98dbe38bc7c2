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

    /// <summary>The port of the first listener, once it has said so; 0 for one without a port.</summary>
    public int BoundPort =>
        Bound().Match(Process.Errors) is { Success: true } bound ? int.Parse(bound.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    public string[] OutputLines => Process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static FilterOnPipes Start(params string[] arguments) => new(arguments);

    /// <summary>Starts it as a listener on any port of 127.0.0.1, and tells which.</summary>
    public static Task<(FilterOnPipes Filter, int Port)> ListenAsync(params string[] arguments) => ListenOnAsync("tcp", arguments);

    /// <summary>The same on another transport.</summary>
    public static async Task<(FilterOnPipes Filter, int Port)> ListenOnAsync(string scheme, params string[] arguments)
    {
        (FilterOnPipes filter, _, int port) = await ListenAtAsync($"{scheme}://127.0.0.1:0", arguments);
        return (filter, port);
    }

    /// <summary>Starts it as a listener anywhere, and tells the first address that it is bound to.</summary>
    public static async Task<(FilterOnPipes Filter, string Host, int Port)> ListenAtAsync(string address, params string[] arguments)
    {
        FilterOnPipes filter = new(["listen", address, .. arguments]);
        await filter.Process.WaitForErrorsAsync("listening on");
        await filter.Process.WaitForErrorsAsync("\n");
        return (filter, Bound().Match(filter.Process.Errors).Groups[1].Value, filter.BoundPort);
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _program.Dispose();
    }

    [GeneratedRegex(@"listening on \w+://([^ ]+):(\d+)")]
    private static partial Regex Bound();
}
