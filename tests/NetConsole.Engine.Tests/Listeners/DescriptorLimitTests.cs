using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Listeners;

/// <summary>A real EMFILE. The limit counts for a whole process, so the test runs itself again in one of its own.</summary>
public sealed partial class DescriptorLimitTests
{
    private const string InAProcessOfItsOwn = "NETCONSOLE_TEST_DESCRIPTOR_LIMIT";
    private const int RLimitNoFile = 7;

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Accept_OutOfDescriptors_SaysSoOnce_AndGoesOnWhenSomeAreFree(int slack)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "setrlimit's constants differ elsewhere");
        if (Environment.GetEnvironmentVariable(InAProcessOfItsOwn) is { } ours)
        {
            await (ours == $"{slack}" ? RunOutOfDescriptorsAsync(slack) : Task.CompletedTask);
            return;
        }

        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(DescriptorLimitTests).Assembly.Location, "-noLogo", "-class", typeof(DescriptorLimitTests).FullName! },
            Environment = { [InAProcessOfItsOwn] = $"{slack}" },
            RedirectStandardOutput = true,
        };
        using Process child = Process.Start(start)!;
        try
        {
            string output = await child.StandardOutput.ReadToEndAsync(Deadline.Token).WaitAsync(TimeSpan.FromSeconds(30), Deadline.Token);
            await child.WaitForExitAsync(Deadline.Token).SoonAsync();
            Assert.True(child.ExitCode == 0, output);
            Assert.Contains("Total: 2", output, StringComparison.Ordinal);
        }
        finally
        {
            child.Kill();
        }
    }

    /// <param name="slack">Descriptors left for clients: many, so that accepting stops short of the limit, or none, so that it fails with EMFILE.</param>
    private static async Task RunOutOfDescriptorsAsync(int slack)
    {
        await WarmUpThreadPoolAsync();
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        (Peer first, ConnectionId _) = await host.MeetAsync(port);

        // Sockets are opened before the limit falls, so that clients can go on connecting when nothing more can be accepted.
        Socket[] clients = [.. Enumerable.Range(0, 80).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))];
        SetLimit((ulong)(Directory.GetFiles("/proc/self/fd").Length + slack));
        foreach (Socket client in clients)
        {
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port, Deadline.Token);
        }

        EngineEvent.ListenerStalled stalled = await host.Events.NextAsync<EngineEvent.ListenerStalled>();
        Assert.Equal(SocketError.TooManyOpenSockets, stalled.Fault.Code);
        Assert.StartsWith("too many open files", stalled.Fault.Message, StringComparison.Ordinal);

        if (slack == 0)
        {
            host.Engine.Execute(new EngineCommand.OpenConnection(EndpointAddress.Parse("udp://127.0.0.1:9")));
            Assert.Equal(SocketError.TooManyOpenSockets, (await host.Events.NextAsync<EngineEvent.ConnectionFailed>()).Fault.Code);
        }

        // The peers that go away make room for some of those that wait, and then it is full again.
        first.Dispose();
        Array.ForEach(clients[..40], client => client.Dispose());
        await host.Events.NextAsync<EngineEvent.ListenerResumed>();
        SetLimit(1000);
        while (host.Events.Seen.OfType<EngineEvent.ConnectionOpened>().Count() < clients.Length + 1)
        {
            await host.Events.NextAsync();
        }

        Assert.Equal(host.Events.Seen.OfType<EngineEvent.ListenerStalled>().Count(), host.Events.Seen.OfType<EngineEvent.ListenerResumed>().Count());
        Array.ForEach(clients, client => client.Dispose());
    }

    /// <summary>With no descriptor left at all no thread can start, and .NET gives up; so all threads that there will ever be are started before.</summary>
    private static async Task WarmUpThreadPoolAsync()
    {
        const int Threads = 16;
        Assert.True(ThreadPool.SetMinThreads(Threads, Threads) && ThreadPool.SetMaxThreads(Threads, Threads));
        using var all = new Barrier(Threads);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(all.SignalAndWait, Deadline.Token))).SoonAsync();
    }

    private static void SetLimit(ulong descriptors)
    {
        Assert.Equal(0, GetLimit(RLimitNoFile, out Limit limit));
        limit.Current = descriptors;
        Assert.Equal(0, SetLimit(RLimitNoFile, limit));
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Maximum;
    }
}
