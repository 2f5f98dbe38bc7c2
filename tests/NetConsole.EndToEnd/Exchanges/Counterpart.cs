using NetConsole.Testing;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Exchanges;

/// <summary>The other end of an exchange: a script of <c>tests/Counterparts</c>, which knows nothing of us and tells exactly what it noticed.</summary>
internal static class Counterpart
{
    private const string Announcement = "listening on ";

    /// <summary>Starts a client of a server of ours.</summary>
    public static OutsideProgram Start(string script, params IEnumerable<object> arguments)
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("python3"), "python3 is not installed");
        string path = Path.Combine(SourceTree.Root, "tests", "Counterparts", script);
        return OutsideProgram.Start("python3", ["-B", path, .. arguments.Select(argument => $"{argument}")], TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a client to its end; what it told.</summary>
    public static async Task<string> RunAsync(string script, params object[] arguments)
    {
        await using OutsideProgram client = Start(script, arguments);
        client.EndInput();
        Assert.Equal(0, await client.WaitForExitAsync());
        return client.Output;
    }

    /// <summary>Starts a server, which binds to any port and tells which.</summary>
    public static async Task<(OutsideProgram Server, string Host, int Port)> ServeAsync(string script)
    {
        OutsideProgram server = Start(script);
        await server.WaitForOutputAsync("\n");
        string[] words = server.Output[Announcement.Length..].TrimEnd('\n').Split(' ');
        return (server, words[0], int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>What a server told after it was listening.</summary>
    public static string[] Told(this OutsideProgram server) => server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
}
