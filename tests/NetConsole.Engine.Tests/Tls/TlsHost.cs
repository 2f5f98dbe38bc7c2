using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Tests.Tls;

/// <summary>What tests of TLS ask of an engine.</summary>
internal static class TlsHost
{
    public static EngineHost Create(TlsOptions? tls = null, TimeProvider? time = null) =>
        new(EngineOptions.Default with { Tls = tls ?? TlsOptions.Default }, time: time);

    public static EndpointAddress Address(string host, int port) => new(Transport.Tls, host, port);

    public static async Task<EngineEvent.ListenerOpened> ListenTlsAsync(this EngineHost host, string name = "127.0.0.1")
    {
        host.Engine.Execute(new EngineCommand.OpenListener(Address(name, 0)));
        return await host.Events.NextAsync<EngineEvent.ListenerOpened>();
    }

    /// <summary>Begins to connect; its number.</summary>
    public static async Task<ConnectionId> ConnectTlsAsync(this EngineHost host, int port, string name = "127.0.0.1")
    {
        host.Engine.Execute(new EngineCommand.OpenConnection(Address(name, port)));
        return (await host.Events.NextAsync<EngineEvent.ConnectionStarted>()).Connection;
    }

    public static Task<EngineEvent.ConnectionOpened> OpenedAsync(this EngineHost host) => host.Events.NextAsync<EngineEvent.ConnectionOpened>();

    public static Task<EngineEvent.ConnectionFailed> FailedAsync(this EngineHost host, ConnectionId id) =>
        host.Events.NextAsync<EngineEvent.ConnectionFailed>(failed => failed.Connection == id);
}
