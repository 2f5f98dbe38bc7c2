using System.Globalization;
using NetConsole.EndToEnd.Headless;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Exchanges;

/// <summary>The exchanges over TCP, with us as the server and a client in Python that must not notice the difference.</summary>
public sealed class StreamServerTests
{
    [Fact]
    public async Task Greeting_IsSentToEachClientInTurn_AndTheServerCloses()
    {
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenAsync("--greet", "Welcome to the server", "--close-after", "1");
        await using FilterOnPipes listening = server;
        for (int client = 1; client <= 2; client++)
        {
            Assert.Equal("b'Welcome to the server' and then b''\n", await Counterpart.RunAsync("greeting_client.py", "127.0.0.1", port));
            await server.Process.WaitForOutputAsync($"#{client} < Hello, Server!\n");
            await server.Process.WaitForErrorsAsync($"#{client} closed from here");
        }
    }

    [Fact]
    public async Task EachMessage_OnTheMachinesOwnAddress_IsAnsweredWithARandomNumber_AndBothEndingsAreToldApart()
    {
        (FilterOnPipes server, string host, int port) = await FilterOnPipes.ListenAtAsync("tcp://lan:0", "--reply", "{random:0-100}");
        await using FilterOnPipes listening = server;

        string[] told = (await Counterpart.RunAsync("numbers_client.py", host, port, "close")).Split('\n');
        Assert.All(told[..2], AssertIsNumber);
        Assert.Equal("and then b''", told[2]);
        await server.Process.WaitForErrorsAsync("#1 closed by the peer");
        Assert.Contains($"#1 connected from {host}:", server.Process.Errors, StringComparison.Ordinal);

        Assert.All((await Counterpart.RunAsync("numbers_client.py", host, port, "reset")).Split('\n')[..2], AssertIsNumber);
        await server.Process.WaitForErrorsAsync("#2 reset by the peer");

        Assert.All((await Counterpart.RunAsync("numbers_client.py", host, port, "close")).Split('\n')[..2], AssertIsNumber);
        await server.Process.WaitForErrorsAsync("#3 closed by the peer");
        Assert.Equal(
            from number in Enumerable.Range(1, 3) from text in new[] { "first", "second" } select $"#{number} < {text}",
            server.OutputLines.Where(line => line.Contains('<', StringComparison.Ordinal)).Select(line => line[13..]));
    }

    [Fact]
    public async Task ManyAtOnce_FindRoomToWait_UntilTheyAreAccepted()
    {
        Assert.SkipUnless(OutsideProgram.IsInstalled("ss"), "only ss(8) tells the backlog of a listening socket");
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenAsync();
        await using FilterOnPipes listening = server;

        // Send-Q is the backlog there.
        await using OutsideProgram ss = OutsideProgram.Start("ss", ["-ltnH", $"sport = :{port}"], TestContext.Current.CancellationToken);
        Assert.Equal(0, await ss.WaitForExitAsync());
        string backlog = ss.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2];
        Assert.InRange(int.Parse(backlog, CultureInfo.InvariantCulture), 128, int.MaxValue);
    }

    [Fact]
    public async Task LineAfterLine_OnEveryInterface_IsShown_AndNeverAnswered()
    {
        (FilterOnPipes server, _, int port) = await FilterOnPipes.ListenAtAsync("tcp://*:0");
        await using FilterOnPipes listening = server;
        await using OutsideProgram client = Counterpart.Start("lines_client.py", "127.0.0.1", port);
        foreach (string line in new[] { "first line", "", "  third  " })
        {
            await client.WriteAsync(line + "\n");
            await server.Process.WaitForOutputAsync($"#1 < {line}\n");
        }

        client.EndInput();
        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal("received b''\n", client.Output);
        Assert.Contains("#1 connected from 127.0.0.1:", server.Process.Errors, StringComparison.Ordinal);
        Assert.Equal(3, server.OutputLines.Length);
    }

    [Theory]
    [InlineData("hello_client.py", "tcp://localhost:0", "Hello from server!", "Hello from client!", "b'Hello from server!' and then b''\n")]
    [InlineData("world_client.py", "tcp://127.0.0.1:0", "Hello, {text}", "World", "b'Hello, World' and then b''\n")]
    public async Task OneMessage_IsAnswered_AndTheServerCloses_AndTakesTheNext(string script, string address, string reply, string said, string heard)
    {
        (FilterOnPipes server, _, int port) = await FilterOnPipes.ListenAtAsync(address, "--reply", reply, "--close-after", "1");
        await using FilterOnPipes listening = server;
        for (int client = 1; client <= 2; client++)
        {
            Assert.Equal(heard, await Counterpart.RunAsync(script, "127.0.0.1", port));
            await server.Process.WaitForOutputAsync($"#{client} < {said}\n");
            await server.Process.WaitForErrorsAsync($"#{client} connected from 127.0.0.1:");
            await server.Process.WaitForErrorsAsync($"#{client} closed from here");
        }
    }

    private static void AssertIsNumber(string answer)
    {
        int number = int.Parse(answer, NumberStyles.None, CultureInfo.InvariantCulture);
        Assert.InRange(number, 0, 100);
        Assert.Equal($"{number}", answer);
    }
}
