using System.Text;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Sample;

/// <summary>The examples of the library's README: each stands there as it stands here.</summary>
public static class Examples
{
    public static async Task<string?> AskAsync(SocketEngine engine, string address, string question, CancellationToken cancellationToken)
    {
        await using IEventSubscription events = engine.Subscribe(capacity: 100, WhenFull.Wait);
        EngineEvent outcome = await engine.ConnectAsync(EndpointAddress.Parse(address), cancellationToken);
        if (outcome is not EngineEvent.ConnectionOpened { Connection: var server })
        {
            return null;
        }

        try
        {
            await engine.SendAsync(server, question, cancellationToken);
            await foreach (EngineEvent happened in events.ReadAllAsync(cancellationToken))
            {
                switch (happened)
                {
                    case EngineEvent.MessagesReceived { Connection: var from, Payload: { Messages.Length: > 0 } payload } when from == server:
                        return Encoding.UTF8.GetString(payload.TextOf(payload.Messages[0]));
                    case EngineEvent.ConnectionClosed { Connection: var closed } when closed == server:
                        return null;
                }
            }

            return null;
        }
        finally
        {
            engine.Close(server);   // also when the token ends the wait
        }
    }

    public static async Task<string?> AskOverTcpAsync(SocketEngine engine, int port, CancellationToken cancellationToken)
    {
        string? answer = await AskAsync(engine, $"tcp://localhost:{port}", "what time is it?\n", cancellationToken);
        return answer;
    }

    public static async Task<string?> AskOverUdpAsync(SocketEngine engine, int port, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(2));   // no datagram says that none will come
        string? answer = await AskAsync(engine, $"udp://127.0.0.1:{port}", "what time is it?", patience.Token);
        return answer;
    }

    public static async Task<string?> AskOverUnixAsync(SocketEngine engine, string path, CancellationToken cancellationToken)
    {
        string? answer = await AskAsync(engine, $"unix:{path}", "what time is it?\n", cancellationToken);
        return answer;
    }

    public static async Task<string?> AskOverTlsAsync(int port, string caFile, CancellationToken cancellationToken)
    {
        var tls = new TlsOptions { CaFile = caFile };   // without it: whom the system trusts
        await using var engine = new SocketEngine(EngineOptions.Default with { Tls = tls });
        string? answer = await AskAsync(engine, $"tls://localhost:{port}", "what time is it?\n", cancellationToken);
        return answer;
    }

    public static async Task<SocketEngine> ServeAsync()
    {
        var engine = new SocketEngine(EngineOptions.Default with
        {
            Answers = new AnswerSet { Reply = Template.Parse("what is {text}?\\n") }.WithRule(AnswerRule.Parse("/time/ => {time}\\n")),
            Framing = new FramingSpec.Lines(),
            Limits = new ConnectionLimits { MaxConnections = 100, IdleTimeout = TimeSpan.FromMinutes(10) },
        });
        foreach (string address in new[] { "tcp://127.0.0.1:0", "udp://127.0.0.1:0", "tls://127.0.0.1:0" })
        {
            await engine.ListenAsync(EndpointAddress.Parse(address));
        }

        return engine;
    }

    public static async Task WatchAsync(SocketEngine engine, Action<string> show, CancellationToken cancellationToken)
    {
        await using IEventSubscription events = engine.Subscribe(capacity: 1000, WhenFull.DropOldest);
        await foreach (EngineEvent happened in events.ReadAllAsync(cancellationToken))
        {
            show(happened switch
            {
                EngineEvent.ConnectionOpened opened => $"{opened.Connection} {opened.Remote}",
                EngineEvent.ConnectionClosed closed => $"{closed.Connection} {closed.Reason.Word()} {closed.Fault}",
                EngineEvent.EventsDropped dropped => $"{dropped.Messages} messages were too fast to show",
                _ => "",
            });
        }
    }

    public static void Order(SocketEngine engine, ConnectionId first, ConnectionId second)
    {
        engine.Execute(new EngineCommand.Send([first, second], "to both\n"u8.ToArray()));
        engine.Execute(new EngineCommand.SendFile([first], "/etc/hostname"));
        engine.Execute(new EngineCommand.SetFraming(SettingScope.Of(second), new FramingSpec.LengthPrefixed(2)));
        engine.Execute(new EngineCommand.ShutdownSend(first));
    }
}
