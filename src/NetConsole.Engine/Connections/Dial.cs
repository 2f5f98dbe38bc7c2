using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>An attempt to open a connection, until it is there or has failed.</summary>
/// <param name="id">Its number.</param>
/// <param name="target">Where to.</param>
/// <param name="parts">The engine's.</param>
/// <param name="resolver">Finds the addresses.</param>
/// <param name="again">What is told, and how long is waited, before one that is not the first; else null.</param>
internal sealed class Dial(
    ConnectionId id,
    EndpointAddress target,
    EngineParts parts,
    EndpointResolver resolver,
    EngineEvent.ConnectionReconnecting? again = null) : IAttempt, IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();

    public ConnectionId Id => id;

    public EndpointAddress Target => target;

    /// <summary>Why there is no connection, once that is known.</summary>
    public (CloseReason Reason, NetworkFault Fault)? Failure { get; private set; }

    /// <summary>When it began, or null while it waits to.</summary>
    public DateTimeOffset? StartedAt { get; private set; } = again is null ? parts.Time.GetUtcNow() : null;

    /// <summary>The multicast group or broadcast address to which the socket is to send, because it cannot be connected to one; else null.</summary>
    public IPEndPoint? Group { get; private set; }

    public bool IsGivenUp => _givenUp.IsCancellationRequested;

    public void GiveUp() => _givenUp.Cancel();

    /// <summary>Resolves and connects, within the time allowed for both.</summary>
    /// <returns>The socket, or null: then <see cref="Failure"/> says why.</returns>
    public async Task<Socket?> RunAsync()
    {
        if (!await HasWaitedAsync())
        {
            FailGivenUp();
            return null;
        }

        using var timeout = new CancellationTokenSource(parts.Options.ConnectTimeout, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _givenUp.Token);
        try
        {
            if (target.IsUnix)
            {
                return await DialUnixAsync(either.Token);
            }

            switch (await resolver.ResolveAsync(target, either.Token))
            {
                case Resolution.Failed failed:
                    Fail(CloseReason.Error, failed.Fault);
                    return null;
                case Resolution.Found found:
                    if (target.Transport is Transport.Udp)
                    {
                        return DialDatagrams(found.ForDatagrams);
                    }

                    Dialed dialed = await Dialer.DialAsync(found.EndPoints, parts.Options.Bind, parts.Time, either.Token);
                    if (dialed.Socket is null)
                    {
                        either.Token.ThrowIfCancellationRequested();
                        Fail(ReasonFor(dialed.Error), FaultOf(dialed));
                    }

                    return dialed.Socket;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (OperationCanceledException) when (IsGivenUp)
        {
            FailGivenUp();
            return null;
        }
        catch (OperationCanceledException)
        {
            Fail(CloseReason.Timeout, SocketFaults.NoAnswer(target, parts.Options.ConnectTimeout));
            return null;
        }
    }

    /// <summary>Says that it was given up; also for a socket that was there a moment too late.</summary>
    public void FailGivenUp() => Fail(CloseReason.Local, new NetworkFault("given up before it was open"));

    /// <summary>Says that the peer was there and gone again before we looked.</summary>
    public void FailPeerGone() => Fail(CloseReason.Reset, SocketFaults.ForConnection(SocketError.ConnectionReset));

    /// <summary>After <see cref="RunAsync"/> has completed.</summary>
    public void Dispose() => _givenUp.Dispose();

    private Socket? DialDatagrams(IPEndPoint address)
    {
        int index = 0;
        NetworkFault? fault = Multicast.IsGroup(address.Address) ? Multicast.FindInterface(parts.Options.MulticastInterface, address.Address, out index) : null;
        Socket? socket = null;
        if (fault is null && TryOpenDatagrams(address, index, out socket) is var error and not SocketError.Success)
        {
            fault = FaultOf(new Dialed(address, null, error));
        }

        if (fault is not null)
        {
            Fail(CloseReason.Error, fault);
        }

        return socket;
    }

    private SocketError TryOpenDatagrams(IPEndPoint address, int index, out Socket? socket)
    {
        if (!Multicast.IsGroup(address.Address) && !UdpSockets.IsBroadcast(address))
        {
            return UdpSockets.TryConnect(address, parts.Options, out socket);
        }

        Group = address;
        return UdpSockets.TryBindForGroup(address.AddressFamily, index, parts.Options, out socket);
    }

    private async Task<bool> HasWaitedAsync()
    {
        if (again is not null)
        {
            Task pause = Task.Delay(again.Delay, parts.Time, _givenUp.Token);
            parts.Bus.Publish(again);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (IsGivenUp)
            {
                return false;
            }

            StartedAt = parts.Time.GetUtcNow();
            parts.Bus.Publish(new EngineEvent.ConnectionStarted(id, target));
        }

        return true;
    }

    private NetworkFault FaultOf(Dialed dialed) => parts.Options.Bind is { } source && SocketFaults.IsAddressMissing(dialed.Error)
        ? SocketFaults.ForSource(source, dialed.Tried, dialed.Error)
        : SocketFaults.ForConnect(target, dialed.Tried, dialed.Error);

    private async Task<Socket?> DialUnixAsync(CancellationToken cancellationToken)
    {
        (Socket? socket, NetworkFault? fault) = await UnixDialer.DialAsync(target, parts.Time, cancellationToken);
        if (fault is not null)
        {
            Fail(CloseReason.Error, fault);
        }

        return socket;
    }

    private static CloseReason ReasonFor(SocketError error) => SocketFaults.IsTimeout(error) ? CloseReason.Timeout : CloseReason.Error;

    private void Fail(CloseReason reason, NetworkFault fault) => Failure = (reason, fault);
}
