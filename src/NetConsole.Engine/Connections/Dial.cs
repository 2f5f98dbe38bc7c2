using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>An attempt to open a connection, until it is there or has failed.</summary>
internal sealed class Dial(ConnectionId id, EndpointAddress target, EngineParts parts, EndpointResolver resolver) : IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();

    public ConnectionId Id => id;

    public bool IsGivenUp => _givenUp.IsCancellationRequested;

    /// <summary>The operator does not want it any more. Never waits.</summary>
    public void GiveUp() => _givenUp.Cancel();

    /// <summary>Resolves and connects, within the time allowed for both.</summary>
    /// <returns>The socket, or null after <see cref="EngineEvent.ConnectionFailed"/> was published.</returns>
    public async Task<Socket?> RunAsync()
    {
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

                    Dialed dialed = await Dialer.DialAsync(found.EndPoints, parts.Time, either.Token);
                    if (dialed.Socket is null)
                    {
                        either.Token.ThrowIfCancellationRequested();
                        Fail(ReasonFor(dialed.Error), SocketFaults.ForConnect(target, dialed.Tried, dialed.Error));
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
        if (fault is null && UdpSockets.TryConnect(address, index, parts.Options, out socket) is var error and not SocketError.Success)
        {
            fault = SocketFaults.ForConnect(target, address, error);
        }

        if (fault is not null)
        {
            Fail(CloseReason.Error, fault);
        }

        return socket;
    }

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

    private void Fail(CloseReason reason, NetworkFault fault) => parts.Bus.Publish(new EngineEvent.ConnectionFailed(id, target, reason, fault));
}
