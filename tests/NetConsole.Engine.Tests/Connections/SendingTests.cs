using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Clocks;

namespace NetConsole.Engine.Tests.Connections;

/// <summary>Send queues and files: nothing ever waits for another connection.</summary>
public sealed partial class SendingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netconsole-test-").FullName;

    [Fact]
    public async Task OneClientThatNeverReads_IsClosedAtTheLimit_WhileTheOthersGetEverything()
    {
        const long Limit = 2 << 20;
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = Limit });
        int port = await host.ListenAsync();
        (Peer stalled, ConnectionId stalledId) = await host.MeetAsync(port);
        (Peer reader, ConnectionId readerId) = await host.MeetAsync(port);
        using Peer _ = stalled, __ = reader;
        byte[] message = RandomNumberGenerator.GetBytes(100_000);

        // Far more than the queue and the kernel's buffers hold; the reader gets all of it meanwhile.
        for (int round = 0; round < 200; round++)
        {
            host.Send(message, stalledId, readerId);
            Assert.Equal(message.Length, (await ReadExactlyAsync(reader, message.Length)).Length);
            await host.Events.NextAsync<EngineEvent.MessagesSent>(sent => sent.Connection == readerId);
        }

        EngineEvent.ConnectionClosed closed =
            host.Events.Seen.OfType<EngineEvent.ConnectionClosed>().SingleOrDefault() ?? await host.ClosedAsync(stalledId);
        Assert.Equal((stalledId, CloseReason.Limit), (closed.Connection, closed.Reason));
        Assert.InRange(closed.Counters.BytesWaiting, Limit - message.Length, Limit);
        Assert.Contains(closed.Counters.BytesWaiting.ToString("N0"), closed.Fault!.Message, StringComparison.Ordinal);
        Assert.Contains(
            host.Events.Seen.OfType<EngineEvent.CountersChanged>().SelectMany(changed => changed.Connections),
            totals => totals.Connection == stalledId && totals.BytesWaiting > 0);
    }

    [Fact]
    public async Task MessageLargerThanTheQueue_IsRefused_AndTheConnectionStays()
    {
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 1000 });
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Send(new byte[1001], id);
        await host.Events.NextAsync<EngineEvent.CommandRefused>();
        host.Send("small", id);
        Assert.Equal("small", await peer.HearAsync(5));
    }

    [Fact]
    public async Task MessagesBehindAStalledWrite_GoTogether_AndAreNumberedWithoutGaps()
    {
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        byte[] large = new byte[8 << 20];
        host.Send(large, id);
        string[] lines = [.. Enumerable.Range(1, 500).Select(n => $"line {n}\n")];
        foreach (string line in lines)
        {
            host.Send(line, id);
        }

        host.Engine.Execute(new EngineCommand.ShutdownSend(id));
        byte[] heard = await peer.HearToEndAsync();
        Assert.Equal(string.Concat(lines), System.Text.Encoding.UTF8.GetString(heard.AsSpan(large.Length)));

        await host.Events.NextAsync<EngineEvent.ConnectionHalfClosed>();
        EngineEvent.MessagesSent[] sent = [.. host.Events.Seen.OfType<EngineEvent.MessagesSent>()];
        Assert.True(sent.Length < 20, $"{sent.Length} writes for 501 messages");
        long next = 1;
        foreach (Payload payload in sent.Select(e => e.Payload))
        {
            Assert.Equal(next, payload.FirstNumber);
            next += payload.Messages.Length;
        }

        Assert.Equal(502, next);
    }

    [Fact]
    public async Task File_ToThreeOfWhichOneStalls_ReachesTheOtherTwo()
    {
        byte[] content = RandomNumberGenerator.GetBytes(20 << 20);
        string path = await FileWithAsync(content);
        await using var host = new EngineHost(EngineOptions.Default with { SendQueueBytes = 1 << 20 });
        int port = await host.ListenAsync();
        (Peer stalled, ConnectionId a) = await host.MeetAsync(port);
        (Peer one, ConnectionId b) = await host.MeetAsync(port);
        (Peer two, ConnectionId c) = await host.MeetAsync(port);
        using Peer _ = stalled, __ = one, ___ = two;

        host.Engine.Execute(new EngineCommand.SendFile([a, b, c], path));
        host.Send("after the file", b, c);
        host.Engine.Execute(new EngineCommand.ShutdownSend(b));
        host.Engine.Execute(new EngineCommand.ShutdownSend(c));
        byte[][] heard = await Task.WhenAll(one.HearToEndAsync(), two.HearToEndAsync());
        Assert.All(heard, all => Assert.Equal([.. content, .. "after the file"u8], all));

        for (int ended = 0; ended < 2; ended++)
        {
            EngineEvent.FileSendEnded end = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
            Assert.Equal((content.Length, null), (end.BytesSent, end.Fault));
            Assert.NotEqual(a, end.Connection);
        }

        Assert.Equal(3, host.Events.Seen.OfType<EngineEvent.FileSendStarted>().Count(started => started.Length == content.Length));
        host.Engine.Execute(new EngineCommand.ResetConnection(a));
        EngineEvent.FileSendEnded broken = await host.Events.NextAsync<EngineEvent.FileSendEnded>(end => end.Connection == a);
        Assert.NotNull(broken.Fault);
        EngineEvent.ConnectionClosed closed = await host.ClosedAsync(a);
        Assert.Equal(content.Length, closed.Counters.BytesOut + closed.Counters.BytesWaiting);
        Assert.Equal(broken.BytesSent, closed.Counters.BytesOut);
    }

    [Fact]
    public async Task File_Stopped_EndsThereAndTheConnectionGoesOn()
    {
        string path = await FileWithAsync(new byte[1 << 20]);
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Engine.Execute(new EngineCommand.SendFile([id], path) { BytesPerSecond = 1000 });
        Assert.Equal(new string('\0', 100), await peer.HearAsync(100));

        host.Engine.Execute(new EngineCommand.StopFile([id]));
        EngineEvent.FileSendEnded end = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
        Assert.Equal("stopped from here", end.Fault?.Message);
        Assert.InRange(end.BytesSent, 100, 100_000);
        host.Send("on we go", id);
        string heard = await peer.HearAsync((int)end.BytesSent - 100 + 8);
        Assert.EndsWith("on we go", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WithALimit_WaitsForTheClock()
    {
        string path = await FileWithAsync(new byte[3000]);
        var clock = new ManualClock();
        await using var host = new EngineHost(time: clock);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Engine.Execute(new EngineCommand.SendFile([id], path) { BytesPerSecond = 5000 });
        for (int piece = 0; piece < 5; piece++)
        {
            await peer.HearAsync(500);
            Assert.Equal(0, peer.Socket.Available);
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await peer.HearAsync(500);
        EngineEvent.FileSendEnded end = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
        Assert.Equal((3000, null), (end.BytesSent, end.Fault));
        EngineEvent.FileSendMoved moved = host.Events.Seen.OfType<EngineEvent.FileSendMoved>().First();
        Assert.InRange(moved.BytesSent, 1000, 2000);
    }

    [Fact]
    public async Task File_ToAPeerThatStopsReading_IsToldAsFarAsItCame()
    {
        string path = await FileWithAsync(new byte[16 << 20]);
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Engine.Execute(new EngineCommand.SendFile([id], path));

        Assert.InRange((await host.Events.NextAsync<EngineEvent.FileSendMoved>()).BytesSent, 1, (16 << 20) - 1);
        host.Engine.Execute(new EngineCommand.ResetConnection(id));
        await host.ClosedAsync(id);
    }

    [Fact]
    public async Task File_StoppedWhileItIsOpened_EndsThereAndTheConnectionGoesOn()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file that takes long to open");
        string path = Path.Combine(_folder, "fifo");
        Assert.Equal(0, MakeFifo(path, mode: 0x180));
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;

        // It opens when somebody writes (fifo(7)), and nobody does.
        host.Engine.Execute(new EngineCommand.SendFile([id], path));
        host.Send("on we go", id);
        host.Engine.Execute(new EngineCommand.StopFile([id]));

        EngineEvent.FileSendEnded end = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
        Assert.Equal((0, "stopped from here"), (end.BytesSent, end.Fault?.Message));
        Assert.Equal("on we go", await peer.HearAsync(8));
        await Task.Run(() => File.OpenHandle(path, access: FileAccess.Write).Dispose(), Deadline.Token).SoonAsync();
    }

    [Fact]
    public async Task File_Empty_StartsAndEnds()
    {
        string path = await FileWithAsync([]);
        await using var host = new EngineHost();
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        using Peer _ = peer;
        host.Engine.Execute(new EngineCommand.SendFile([id], path));
        EngineEvent.FileSendEnded end = await host.Events.NextAsync<EngineEvent.FileSendEnded>();
        Assert.Equal((0, null), (end.BytesSent, end.Fault));
    }

    [Fact]
    public async Task File_ThatCannotBeRead_IsRefusedOnceInPlainWords_AndTheConnectionsGoOn()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        (Peer peer, ConnectionId a) = await host.MeetAsync(port);
        (Peer other, ConnectionId b) = await host.MeetAsync(port);
        using Peer _ = peer, __ = other;

        string missing = Path.Combine(_folder, "missing");
        host.Engine.Execute(new EngineCommand.SendFile([a, b], missing));
        Assert.Equal($"there is no file {missing}", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);
        host.Engine.Execute(new EngineCommand.SendFile([a, b], _folder));
        Assert.Equal($"{_folder} is a directory", (await host.Events.NextAsync<EngineEvent.CommandRefused>()).Fault.Message);

        host.Send("on we go", a, b);
        Assert.Equal("on we go", await peer.HearAsync(8));
        Assert.Equal("on we go", await other.HearAsync(8));
        Assert.Equal(2, host.Events.Seen.OfType<EngineEvent.CommandRefused>().Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> FileWithAsync(byte[] content)
    {
        string path = Path.Combine(_folder, "file.bin");
        await File.WriteAllBytesAsync(path, content, Deadline.Token);
        return path;
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);

    private static async Task<byte[]> ReadExactlyAsync(Peer peer, int bytes)
    {
        byte[] buffer = new byte[bytes];
        int got = 0;
        while (got < bytes && await peer.Socket.ReceiveAsync(buffer.AsMemory(got), Deadline.Token).SoonAsync() is > 0 and var read)
        {
            got += read;
        }

        return buffer[..got];
    }
}
