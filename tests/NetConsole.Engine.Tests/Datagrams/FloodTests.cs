using System.Buffers.Binary;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Datagrams;

/// <summary>Every datagram is either received or counted as dropped by the kernel. How many are dropped asks <c>tests/Shows</c>, of a machine that is not busy.</summary>
public sealed class FloodTests
{
    private const int DatagramBytes = 64;

    [Fact]
    public async Task HundredThousandASecond_ReceivedAndDroppedAreTheSent()
    {
        const int count = 20_000;
        using FloodSender sender = await FloodSender.BuildAsync();
        await using var engine = new SocketEngine(EngineOptions.Default, TimeProvider.System);
        await using var tally = new Tally(engine.Subscribe(10_000, WhenFull.Wait));
        int port = await tally.ListenAsync(engine);

        Task counting = tally.CountAsync(count);
        FloodSender.Report report = await sender.SendAsync(port, count, perSecond: 100_000, DatagramBytes);
        Assert.Equal(count, report.Sent);
        await counting.SoonAsync();
        await tally.CountUntilClosedAsync(engine);

        TestContext.Current.TestOutputHelper?.WriteLine($"{tally.Received} received, {tally.Dropped} dropped of {report.Sent} in {report.Took}");
        Assert.Equal(report.Sent, tally.Received + tally.Dropped);
    }

    [Fact]
    public async Task SubscriberThatDoesNotRead_MakesTheKernelDrop_AndEveryDropIsCounted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "no other system counts drops");
        using FloodSender sender = await FloodSender.BuildAsync();
        await using var engine = new SocketEngine(
            EngineOptions.Default with { Socket = new SocketSettings { ReceiveBufferBytes = 64 * 1024 } }, TimeProvider.System);
        await using var tally = new Tally(engine.Subscribe(10, WhenFull.Wait));
        int port = await tally.ListenAsync(engine);

        FloodSender.Report report = await sender.SendAsync(port, 20_000, perSecond: 1_000_000, DatagramBytes);
        await tally.CountAsync(report.Sent).SoonAsync();
        await tally.CountUntilClosedAsync(engine);

        Assert.Equal(report.Sent, tally.Received + tally.Dropped);
        Assert.True(tally.Dropped > 1_000, $"only {tally.Dropped} were dropped");
    }

    /// <summary>Counts what is received and what is dropped, and checks that datagrams come in order, which loopback keeps.</summary>
    private sealed class Tally(IEventSubscription events) : IAsyncDisposable
    {
        private long _last = -1;

        public long Received { get; private set; }

        public long Dropped { get; private set; }

        public async Task<int> ListenAsync(SocketEngine engine)
        {
            engine.Execute(new EngineCommand.OpenListener(EngineHost.Address("udp://127.0.0.1:0")));
            Assert.True(await events.WaitToReadAsync(Deadline.Token));
            Assert.True(events.TryRead(out EngineEvent? opened));
            return Assert.IsType<EngineEvent.ListenerOpened>(opened).Bound[0].Port;
        }

        /// <summary>Until so many are accounted for.</summary>
        public async Task CountAsync(long datagrams)
        {
            while (Received + Dropped < datagrams && await events.WaitToReadAsync(Deadline.Token))
            {
                while (Received + Dropped < datagrams && events.TryRead(out EngineEvent? next))
                {
                    Count(next);
                }
            }
        }

        /// <summary>To the end, which must not bring more.</summary>
        public async Task CountUntilClosedAsync(SocketEngine engine)
        {
            await engine.StopAsync(Deadline.Token).SoonAsync();
            while (await events.WaitToReadAsync(Deadline.Token))
            {
                while (events.TryRead(out EngineEvent? next))
                {
                    Count(next);
                }
            }
        }

        public ValueTask DisposeAsync() => events.DisposeAsync();

        private void Count(EngineEvent next)
        {
            if (next is EngineEvent.MessagesReceived message)
            {
                Assert.Equal(DatagramBytes, message.Payload.Bytes.Length);
                long number = BinaryPrimitives.ReadInt64LittleEndian(message.Payload.Bytes.Span);
                Assert.True(number > _last);
                Assert.Equal(++Received, message.Payload.FirstNumber);
                _last = number;
            }
            else if (next is EngineEvent.DatagramsDropped drops)
            {
                Dropped += drops.Count;
                Assert.Equal((new ListenerId(1), Dropped), (drops.Listener, drops.Total));
            }

            next.Release();
        }
    }
}
