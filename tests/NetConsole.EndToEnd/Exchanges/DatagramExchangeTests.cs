using NetConsole.EndToEnd.Headless;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Exchanges;

/// <summary>The exchanges over UDP, either side of each.</summary>
public sealed class DatagramExchangeTests
{
    [Fact]
    public async Task Server_OnEveryInterface_ShowsEachLineWithItsSender_AndNeverAnswers()
    {
        (FilterOnPipes server, _, int port) = await FilterOnPipes.ListenAtAsync("udp://*:0");
        await using FilterOnPipes listening = server;
        await using OutsideProgram client = Counterpart.Start("datagram_lines_client.py", "127.0.0.1", port);
        foreach (string line in new[] { "first line", "", "  third  " })
        {
            await client.WriteAsync(line + "\n");
            await server.Process.WaitForOutputAsync($"#1 < {line}\n");
        }

        client.EndInput();
        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal("received []\n", client.Output);
        Assert.Contains("#1 connected from 127.0.0.1:", server.Process.Errors, StringComparison.Ordinal);
        Assert.Equal(3, server.OutputLines.Length);
    }

    [Fact]
    public async Task Server_AnswersTheSender_WithOneDatagram()
    {
        (FilterOnPipes server, _, int port) = await FilterOnPipes.ListenAtAsync("udp://localhost:0", "--reply", "Hello from UDP server!");
        await using FilterOnPipes listening = server;
        await using OutsideProgram client = Counterpart.Start("hello_datagram_client.py", "localhost", port);
        await client.WaitForOutputAsync("said");
        await server.Process.WaitForOutputAsync("#1 > Hello from UDP server!\n");
        client.EndInput();
        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal("127.0.0.1 said b'Hello from UDP server!' and then []\n", client.Output);
        Assert.Equal("#1 < Hello from UDP client!", server.OutputLines[0][13..]);
    }

    [Fact]
    public async Task Server_ShowsADatagramAndItsSender_AndNeverAnswers()
    {
        (FilterOnPipes server, int port) = await FilterOnPipes.ListenOnAsync("udp");
        await using FilterOnPipes listening = server;
        await using OutsideProgram client = Counterpart.Start("datagram_client.py", "127.0.0.1", port);
        await server.Process.WaitForOutputAsync("#1 < Hello, UDP!\n");
        client.EndInput();
        Assert.Equal(0, await client.WaitForExitAsync());
        Assert.Equal("received []\n", client.Output);
        Assert.Contains("#1 connected from 127.0.0.1:", server.Process.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_SendsOneDatagram_AndIsAnswered()
    {
        (OutsideProgram server, _, int port) = await Counterpart.ServeAsync("hello_datagram_server.py");
        await using OutsideProgram serving = server;
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"udp://localhost:{port}", "-q", "0ms");
        await client.Process.WriteAsync("Hello from UDP client!\n");
        await client.Process.WaitForOutputAsync("#1 < Hello from UDP server!\n");
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        server.EndInput();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal(["127.0.0.1 said b'Hello from UDP client!' and then []"], server.Told());
    }

    [Fact]
    public async Task Client_SendsOneDatagram_ThatNobodyAnswers()
    {
        (OutsideProgram server, _, int port) = await Counterpart.ServeAsync("datagram_server.py");
        await using OutsideProgram serving = server;
        await using FilterOnPipes client = FilterOnPipes.Start("connect", $"udp://127.0.0.1:{port}", "-q", "0ms");
        await client.Process.WriteAsync("Hello, UDP!\n");
        client.Process.EndInput();

        Assert.Equal(0, await client.Process.WaitForExitAsync());
        await server.WaitForOutputAsync("said");
        server.EndInput();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Equal(["127.0.0.1 said b'Hello, UDP!' and then []"], server.Told());
    }
}
