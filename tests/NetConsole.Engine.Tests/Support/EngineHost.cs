using System.Collections.Immutable;
using System.Text;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tests.Support;

/// <summary>An engine on loopback with one reader that sees everything; stops when disposed, and fails if a lease was not given back.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    public EngineHost(EngineOptions? options = null, EndpointResolver? resolver = null, int capacity = 100_000, TimeProvider? time = null)
    {
        Engine = new SocketEngine(options ?? EngineOptions.Default, time ?? TimeProvider.System, resolver ?? new EndpointResolver());
        Events = new EventReader(Engine.Subscribe(capacity, WhenFull.Wait));
    }

    public SocketEngine Engine { get; }

    public EventReader Events { get; }

    public static EndpointAddress Tcp(string host, int port) => new(Transport.Tcp, host, port);

    /// <summary>Listens on an address of any kind, as one types it.</summary>
    public async Task<EngineEvent.ListenerOpened> ListenOnAsync(string address)
    {
        Engine.Execute(new EngineCommand.OpenListener(Address(address)));
        return await Events.NextAsync<EngineEvent.ListenerOpened>();
    }

    /// <summary>Connects to an address of any kind, as one types it.</summary>
    public async Task<EngineEvent.ConnectionOpened> ConnectToAsync(string address)
    {
        Engine.Execute(new EngineCommand.OpenConnection(Address(address)));
        EngineEvent.ConnectionStarted started = await Events.NextAsync<EngineEvent.ConnectionStarted>();
        return await Events.NextAsync<EngineEvent.ConnectionOpened>(opened => opened.Connection == started.Connection);
    }

    public static EndpointAddress Address(string text)
    {
        Assert.True(AddressParser.TryParse(text, out EndpointAddress? address, out AddressError? error), error?.ToString());
        return address;
    }

    public async Task<int> ListenAsync(string host = "127.0.0.1", int port = 0)
    {
        Engine.Execute(new EngineCommand.OpenListener(Tcp(host, port)));
        return (await Events.NextAsync<EngineEvent.ListenerOpened>()).Bound[0].Port;
    }

    /// <summary>Connects a peer, and tells which connection it is.</summary>
    public async Task<(Peer Peer, ConnectionId Id)> MeetAsync(int port, int? receiveBuffer = null)
    {
        Peer peer = await Peer.ConnectAsync(port, receiveBuffer);
        return (peer, (await Events.NextAsync<EngineEvent.ConnectionOpened>()).Connection);
    }

    public async Task<(Peer Peer, ConnectionId Id)> MeetAsync() => await MeetAsync(await ListenAsync());

    public void Send(string text, params ImmutableArray<ConnectionId> targets) => Send(Encoding.UTF8.GetBytes(text), targets);

    public void Send(byte[] bytes, params ImmutableArray<ConnectionId> targets) => Engine.Execute(new EngineCommand.Send(targets, bytes));

    public Task<EngineEvent.ConnectionClosed> ClosedAsync(ConnectionId id) =>
        Events.NextAsync<EngineEvent.ConnectionClosed>(closed => closed.Connection == id);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Events.ReadToEndAsync();
        await Events.DisposeAsync();
        Assert.Equal(0, Engine.Pool.InUse);
    }
}
