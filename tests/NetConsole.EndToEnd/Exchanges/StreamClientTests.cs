using NetConsole.EndToEnd.Headless;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Exchanges;

/// <summary>The exchanges over TCP, with a server in Python and us as the client that it must not tell from its own.</summary>
public sealed class StreamClientTests
{
    [Fact]
    public async Task Greeting_IsShown_TheAnswerIsSent_AndTheServersCloseIsTheEnd()
    {
        (OutsideProgram server, _, int port) = await Counterpart.ServeAsync("greeting_server.py");
        await using OutsideProgram serving = server;
        for (int client = 1; client <= 2; client++)
        {
            await using FilterOnPipes filter = FilterOnPipes.Start("connect", "--eol", "none", $"127.0.0.1:{port}");
            await filter.Process.WaitForOutputAsync("#1 < Welcome to the server\n");
            await filter.Process.WriteAsync("Hello, Server!\n");
            Assert.Equal(0, await filter.Process.WaitForExitAsync());
            Assert.EndsWith("#1 > Hello, Server!\n", filter.Process.Output, StringComparison.Ordinal);
            Assert.Contains("#1 closed by the peer", filter.Process.Errors, StringComparison.Ordinal);
        }

        await server.WaitForOutputAsync("and then b''\n127.0.0.1 said b'Hello, Server!' and then b''\n");
        Assert.Equal(Enumerable.Repeat("127.0.0.1 said b'Hello, Server!' and then b''", 2), server.Told());
    }

    [Fact]
    public async Task Lines_AreTrimmed_AnEmptyOneIsRefused_AndAnswersAreNumbered()
    {
        (OutsideProgram server, string host, int port) = await Counterpart.ServeAsync("numbers_server.py");
        await using OutsideProgram serving = server;
        await using FilterOnPipes client = FilterOnPipes.Start("connect", "--eol", "none", "--trim", "--output", "jsonl", $"{host}:{port}");
        await client.Process.WriteAsync("  first \t\n");
        await server.WaitForOutputAsync($"{host} said b'first' answered");
        await client.Process.WaitForOutputAsync("\"direction\":\"in\",\"number\":1,");
        await client.Process.WriteAsync(" \t \n\n");
        await client.Process.WaitForErrorsAsync("the line is empty: there is nothing to send");
        await client.Process.WriteAsync("second one\n");
        await client.Process.WaitForOutputAsync("\"direction\":\"in\",\"number\":2,");
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        await server.WaitForOutputAsync("disconnected\n");
        Assert.Collection(
            server.Told(),
            line => Assert.StartsWith($"{host} said b'first' answered", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"{host} said b'second one' answered", line, StringComparison.Ordinal),
            line => Assert.Equal("disconnected", line));
    }

    [Theory]
    [InlineData("hello_server.py", "localhost", "Hello from client!", "Hello from server!")]
    [InlineData("world_server.py", "127.0.0.1", "World", "Hello, World")]
    public async Task OneMessage_OneAnswer_AndTheEnd(string script, string host, string said, string heard)
    {
        (OutsideProgram server, _, int port) = await Counterpart.ServeAsync(script);
        await using OutsideProgram serving = server;
        await using FilterOnPipes client = FilterOnPipes.Start("connect", "--eol", "none", $"tcp://{host}:{port}");
        await client.Process.WriteAsync(said + "\n");

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        Assert.Equal([$"#1 > {said}", $"#1 < {heard}"], client.OutputLines.Select(line => line[13..]));
        await server.WaitForOutputAsync("and then b''\n");
        Assert.Equal([$"127.0.0.1 said b'{said}' and then b''"], server.Told());
    }
}
