using System.Buffers.Binary;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>Every datagram is either received or counted as dropped by the kernel. NETCONSOLE_SHOWS=1 runs the large form.</summary>
public sealed class FloodTests
{
    private const int DatagramBytes = 64;

    private static bool IsLarge => Environment.GetEnvironmentVariable("NETCONSOLE_SHOWS") == "1";

    [Fact]
    public async Task HundredThousandASecond_ReceivedAndDroppedAreTheSent_AndFewAreDropped()
    {
        int count = IsLarge ? 200_000 : 20_000;
        using FloodSender sender = await FloodSender.BuildAsync();
        await using var host = new EngineHost();
        int port = (await host.ListenOnAsync("udp://127.0.0.1:0")).Bound[0].Port;
        await using IEventSubscription events = host.Engine.Subscribe(100_000, WhenFull.Wait);
        Task<(long Received, long Dropped)> counting = CountAsync(events);

        FloodSender.Report report = await sender.SendAsync(port, count, perSecond: 100_000, DatagramBytes);
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        (long received, long dropped) = await counting.SoonAsync();

        Assert.Equal(report.Sent, received + dropped);
        Assert.True(dropped <= report.Sent / 1000, $"{dropped} of {report.Sent} were dropped in {report.Took}");
        TestContext.Current.SendDiagnosticMessage($"{received} received, {dropped} dropped of {report.Sent} in {report.Took}");
    }

    [Fact]
    public async Task SubscriberThatDoesNotRead_MakesTheKernelDrop_AndEveryDropIsCounted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no other system counts drops");
        using FloodSender sender = await FloodSender.BuildAsync();
        await using var host = new EngineHost(EngineOptions.Default with { DatagramReceiveBufferBytes = 64 * 1024 });
        int port = (await host.ListenOnAsync("udp://127.0.0.1:0")).Bound[0].Port;
        await using IEventSubscription events = host.Engine.Subscribe(10, WhenFull.Wait);

        FloodSender.Report report = await sender.SendAsync(port, 20_000, perSecond: 1_000_000, DatagramBytes);
        Task<(long Received, long Dropped)> counting = CountAsync(events);
        EngineEvent.DatagramsDropped told = await host.Events.NextAsync<EngineEvent.DatagramsDropped>();
        Assert.Equal(new ListenerId(1), told.Listener);
        Assert.Equal(told.Count, told.Total);

        // All that the kernel had kept has come when a datagram has that was sent after it.
        using var last = new NetConsole.Testing.Peers.UdpPeer(Deadline.Token);
        await last.SendAsync("last", port);
        await host.Events.NextAsync<EngineEvent.MessagesReceived>(received => received.Connection == new ConnectionId(2));
        host.Engine.Execute(new EngineCommand.CloseListener(new ListenerId(1)));
        (long received, long dropped) = await counting.SoonAsync();
        Assert.Equal(report.Sent + 1, received + dropped);
        Assert.True(dropped > 1_000, $"only {dropped} were dropped");
    }

    /// <summary>Checks that each sender's datagrams come in order, which loopback keeps, and counts until the listener is closed.</summary>
    private static async Task<(long Received, long Dropped)> CountAsync(IEventSubscription events)
    {
        var last = new Dictionary<ConnectionId, long>();
        long received = 0;
        long dropped = 0;
        while (await events.WaitToReadAsync(Deadline.Token))
        {
            while (events.TryRead(out EngineEvent? next))
            {
                switch (next)
                {
                    case EngineEvent.MessagesReceived message:
                        received += message.Payload.Messages.Length;
                        if (message.Payload.Bytes.Length == DatagramBytes)
                        {
                            long number = BinaryPrimitives.ReadInt64LittleEndian(message.Payload.Bytes.Span);
                            Assert.True(number > last.GetValueOrDefault(message.Connection, -1));
                            last[message.Connection] = number;
                        }

                        break;
                    case EngineEvent.DatagramsDropped drops:
                        dropped += drops.Count;
                        Assert.Equal(dropped, drops.Total);
                        break;
                    case EngineEvent.ListenerClosed:
                        return (received, dropped);
                }

                next.Release();
            }
        }

        throw new InvalidOperationException("the engine stopped");
    }
}
