using System.Globalization;
using System.Text.Json;
using NetConsole.Testing.Peers;

namespace NetConsole.EndToEnd.Headless;

/// <summary>Many at once, in numbers that a test can wait for; the large ones are in <c>tests/Shows</c>.</summary>
public sealed class CrowdTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoHundredClients_EachGetTheAnswerToWhatTheySaid()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenAsync("--reply", "{text} heard\n");
        await using FilterOnPipes listening = filter;
        TcpPeer[] peers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => TcpPeer.ConnectAsync(port, Token)));
        try
        {
            string[] answers = await Task.WhenAll(peers.Select(async (peer, i) =>
            {
                await peer.SendAsync($"client {i}\n");
                return await peer.ReceiveLineAsync();
            }));
            Assert.Equal(Enumerable.Range(0, peers.Length).Select(i => $"client {i} heard"), answers);
        }
        finally
        {
            Array.ForEach(peers, peer => peer.Dispose());
        }
    }

    [Fact]
    public async Task ThousandsOfDatagrams_AreReceived_OrSaidToBeDropped()
    {
        const int Sent = 5_000;
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenOnAsync("udp", "--output", "jsonl");
        await using FilterOnPipes listening = filter;
        using UdpPeer peer = new(Token);
        for (int i = 0; i < Sent; i++)
        {
            await peer.SendAsync(i.ToString(CultureInfo.InvariantCulture), port);
        }

        // The kernel tells of what it dropped when something is read after it; and that may be dropped too.
        int last = 0;
        Task seen;
        do
        {
            await peer.SendAsync($"last {++last}", port);
            seen = filter.Process.WaitForOutputAsync($"\"text\":\"last {last}\"");
        }
        while (last < 10 && await Task.WhenAny(seen, Task.Delay(TimeSpan.FromSeconds(1), Token)) != seen);
        await seen;
        filter.Process.Send(Testing.Ptys.Signal.Terminate);
        await filter.Process.WaitForExitAsync();

        JsonElement[] records = [.. filter.OutputLines.Select(line => JsonElement.Parse(line))];
        int received = records.Count(record => Is(record, "message"));
        int dropped = records.Where(record => Is(record, "events-dropped")).Sum(record => record.GetProperty("number").GetInt32());
        Assert.Equal(Sent + last, received + dropped);
        Assert.Equal("#1", Assert.Single(records.Where(record => Is(record, "message")).Select(record => record.GetProperty("connection").GetString()).Distinct()));
    }

    [Fact]
    public async Task ThreeSenders_AreThreeConnections_AndEachGetsItsOwnAnswers()
    {
        (FilterOnPipes filter, int port) = await FilterOnPipes.ListenOnAsync("udp", "--reply", "to {text}");
        await using FilterOnPipes listening = filter;
        UdpPeer[] peers = [new(Token), new(Token), new(Token)];
        try
        {
            for (int turn = 0; turn < 3; turn++)
            {
                await Task.WhenAll(peers.Select((peer, i) => peer.SendAsync($"{i}.{turn}", port)));
                Assert.Equal([$"to 0.{turn}", $"to 1.{turn}", $"to 2.{turn}"], await Task.WhenAll(peers.Select(peer => peer.ReceiveTextAsync())));
            }
        }
        finally
        {
            Array.ForEach(peers, peer => peer.Dispose());
        }

        await filter.Process.WaitForErrorsAsync("#3 connected from");
        Assert.DoesNotContain("#4", filter.Process.Errors, StringComparison.Ordinal);
    }

    private static bool Is(JsonElement record, string name) => record.GetProperty("event").GetString() == name;
}
