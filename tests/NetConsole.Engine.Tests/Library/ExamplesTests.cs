using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Sample;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tests.Tls;
using NetConsole.Engine.Tls;
using NetConsole.Testing.Certificates;

namespace NetConsole.Engine.Tests.Library;

/// <summary>The README's examples do what the README says.</summary>
public sealed class ExamplesTests
{
    private static readonly EngineOptions s_answering = EngineOptions.Default with { Answers = new AnswerSet { Reply = Template.Parse("late\\n") } };

    [Fact]
    public async Task Ask_OverTcpUdpAndUnix_GetsTheAnswer()
    {
        using var folder = new SocketFolder();
        await using var server = new EngineHost(s_answering);
        await using var engine = new SocketEngine();
        int tcp = (await server.ListenOnAsync("tcp://localhost:0")).Bound[0].Port;
        int udp = (await server.ListenOnAsync("udp://127.0.0.1:0")).Bound[0].Port;
        await server.ListenOnAsync($"unix:{folder["s"]}");

        Assert.Equal("late", await Examples.AskOverTcpAsync(engine, tcp, Deadline.Token).SoonAsync());
        Assert.Equal("late", await Examples.AskOverUdpAsync(engine, udp, Deadline.Token).SoonAsync());
        Assert.Equal("late", await Examples.AskOverUnixAsync(engine, folder["s"], Deadline.Token).SoonAsync());
    }

    [Fact]
    public async Task Ask_OverTls_IsAnsweredByWhomTheAuthorityVouchesForAlone()
    {
        using var authority = new TestAuthority();
        using var stranger = new TestAuthority("Stranger");
        TestCertificate certificate = authority.Issue(["localhost"]);
        var tls = new TlsOptions { CertificateFile = certificate.File, KeyFile = certificate.Key };
        await using var server = new EngineHost(s_answering with { Tls = tls });
        int port = (await server.ListenOnAsync("tls://localhost:0")).Bound[0].Port;

        Assert.Equal("late", await Examples.AskOverTlsAsync(port, authority.File, Deadline.Token).SoonAsync());
        Assert.Null(await Examples.AskOverTlsAsync(port, stranger.File, Deadline.Token).SoonAsync());
    }

    [Fact]
    public async Task Serve_AnswersByRule()
    {
        await using SocketEngine server = await Examples.ServeAsync().SoonAsync();
        await using var engine = new SocketEngine();
        var another = (EngineEvent.ListenerOpened)await server.ListenAsync(EndpointAddress.Parse("tcp://localhost:0"), Deadline.Token).SoonAsync();

        Assert.Equal("what is it?", await Examples.AskAsync(engine, $"tcp://localhost:{another.Bound[0].Port}", "it\n", Deadline.Token).SoonAsync());
        Assert.Matches(@"^\d", await Examples.AskOverTcpAsync(engine, another.Bound[0].Port, Deadline.Token).SoonAsync());
    }

    [Fact]
    public async Task Watch_TellsWhoComesAndGoes_UntilTheEngineStops()
    {
        var host = new EngineHost();
        var shown = new List<string>();
        Task watching = Examples.WatchAsync(host.Engine, shown.Add, Deadline.Token);
        (Peer peer, ConnectionId id) = await host.MeetAsync();
        peer.Dispose();
        host.Engine.Close(id);
        await host.ClosedAsync(id);

        await host.DisposeAsync();
        await watching.SoonAsync();

        Assert.Contains(shown, line => line.StartsWith("#1 tcp://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains(shown, line => line.StartsWith("#1 ", StringComparison.Ordinal) && !line.Contains("tcp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Order_ReachesWhomItIsFor()
    {
        await using var host = new EngineHost();
        int port = await host.ListenAsync();
        (Peer first, ConnectionId one) = await host.MeetAsync(port);
        (Peer second, ConnectionId two) = await host.MeetAsync(port);
        using Peer closingFirst = first;
        using Peer closingSecond = second;

        Examples.Order(host.Engine, one, two);

        Assert.Equal("to both\n", await second.HearAsync(8));
        Assert.StartsWith("to both\n", System.Text.Encoding.UTF8.GetString(await first.HearToEndAsync()), StringComparison.Ordinal);
        Assert.Equal("length:2be", (await host.Events.NextAsync<EngineEvent.FramingChanged>()).Framing.ToString());
    }
}
