using System.Text;
using NetConsole.Engine;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

// A server and a client of it in one program, over whatever its argument names: tcp://127.0.0.1:0, udp://127.0.0.1:0, unix:/tmp/s, tls://127.0.0.1:0, …
// Over TLS the listener makes a certificate for the run; nobody vouches for it, so the client must not ask.
EngineOptions options = EngineOptions.Default with { Tls = TlsOptions.Default with { Insecure = true } };
await using var engine = new SocketEngine(options);
await using IEventSubscription events = engine.Subscribe(capacity: 100, WhenFull.Wait);

EngineEvent listening = await engine.ListenAsync(EndpointAddress.Parse(args[0]));
if (listening is not EngineEvent.ListenerOpened { Bound: [var address, ..] })
{
    Console.WriteLine((listening as EngineEvent.ListenerFailed)?.Fault);
    return 1;
}

EngineEvent connecting = await engine.ConnectAsync(address);
if (connecting is not EngineEvent.ConnectionOpened { Connection: var client })
{
    Console.WriteLine((connecting as EngineEvent.ConnectionFailed)?.Fault);
    return 1;
}

await engine.SendAsync(client, "hello\n");
await foreach (EngineEvent happened in events.ReadAllAsync())
{
    switch (happened)
    {
        case EngineEvent.MessagesReceived { Connection: var from, Payload: var payload }:
            foreach (ReadOnlyMemory<byte> message in payload.Texts())
            {
                string text = Encoding.UTF8.GetString(message.Span);
                Console.WriteLine($"{from} < {text}");
                if (from == client)
                {
                    engine.Close(client);
                }
                else
                {
                    // This loop must not wait for a peer: while it does, no socket is read.
                    engine.Execute(new EngineCommand.Send([from], Encoding.UTF8.GetBytes($"you said {text}\n")));
                }
            }

            break;
        case EngineEvent.ConnectionHalfClosed { ByPeer: true, Connection: var finished }:
            engine.Close(finished);
            break;
        case EngineEvent.ConnectionClosed { Connection: var closed, Reason: var reason } when closed == client:
            Console.WriteLine($"{closed} closed: {reason.Word()}");
            return 0;
    }
}

return 1;
