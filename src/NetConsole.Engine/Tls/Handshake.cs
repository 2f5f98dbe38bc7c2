using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>An attempt to agree on TLS over a socket that is connected, until it is there or has failed. It holds up nobody: all of it runs on the thread pool.</summary>
/// <param name="id">The connection that it will be.</param>
/// <param name="listener">Who accepted the socket; null for one of ours.</param>
/// <param name="target">Whom a failure is told of: where we connected to, or who connected.</param>
/// <param name="socket">The socket. Closed when the attempt fails.</param>
/// <param name="side">Our part in it.</param>
/// <param name="parts">The engine's.</param>
internal sealed class Handshake(
    ConnectionId id,
    ListenerId? listener,
    EndpointAddress target,
    PlainSocket socket,
    TlsSide side,
    EngineParts parts) : IAttempt, IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();

    public ConnectionId Id => id;

    public ListenerId? Listener => listener;

    public EndpointAddress Target => target;

    public PlainSocket Socket => socket;

    /// <summary>Why there is no connection, once that is known.</summary>
    public Ending? Failure { get; private set; }

    public bool IsGivenUp => _givenUp.IsCancellationRequested;

    public void GiveUp() => _givenUp.Cancel();

    /// <summary>Shakes hands, within the time allowed for that.</summary>
    /// <returns>The stream inside, or null: then <see cref="Failure"/> says why.</returns>
    public async Task<TlsSocket?> RunAsync()
    {
        // Not on the thread that polls all sockets, nor under the lock under which it was begun.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        using var timeout = new CancellationTokenSource(parts.Options.Tls.HandshakeTimeout, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _givenUp.Token);
        var wire = new TlsWire(socket);
        var stream = new SslStream(wire, leaveInnerStreamOpen: true);
        CertificateVerdict verdict = side.NewVerdict();
        Ending? failure;
        await using (either.Token.UnsafeRegister(static closed => ((PlainSocket)closed!).Close(reset: true), socket))
        {
            failure = await NegotiateAsync(stream, wire, verdict, either.Token);
        }

        // Both may have been at the same moment; the socket is closed then, whatever was agreed on.
        failure = IsGivenUp ? new Ending(CloseReason.Local, new NetworkFault("given up before it was open"))
            : timeout.IsCancellationRequested ? new Ending(CloseReason.Timeout, TookTooLong(wire))
            : failure;
        if (failure is null)
        {
            wire.EndHandshake();
            return new TlsSocket(socket, wire, stream, DetailsOf(stream, verdict), verdict.LacksOurs);
        }

        await stream.DisposeAsync();
        socket.Dispose();
        Fail(failure);
        return null;
    }

    /// <summary>Says that it was given up a moment too late to end by itself.</summary>
    public void FailGivenUp() => Fail(new Ending(CloseReason.Local, new NetworkFault("given up before it was open")));

    /// <summary>After <see cref="RunAsync"/> has completed.</summary>
    public void Dispose() => _givenUp.Dispose();

    private async Task<Ending?> NegotiateAsync(SslStream stream, TlsWire wire, CertificateVerdict verdict, CancellationToken cancellationToken)
    {
        try
        {
            if (await side.PrepareAsync() is { } fault)
            {
                return new Ending(CloseReason.Error, fault);
            }

            await side.AuthenticateAsync(stream, verdict, cancellationToken);
            return null;
        }
        catch (Exception e) when (TlsFaults.IsOutcome(e))
        {
            return TlsFaults.ForHandshake(e, wire, verdict, side.IsServer);
        }
    }

    private NetworkFault TookTooLong(TlsWire wire) => new(
        $"the TLS handshake did not end within {parts.Options.Tls.HandshakeTimeout.TotalSeconds:0.###} s",
        wire.HasHeard ? null : "the peer said nothing: does it speak TLS?",
        SocketError.TimedOut);

    private static TlsDetails DetailsOf(SslStream stream, CertificateVerdict verdict) => new(
        stream.SslProtocol is SslProtocols.Tls13 ? "1.3" : "1.2",
        stream.NegotiatedCipherSuite.ToString(),
        stream.NegotiatedApplicationProtocol.Protocol.IsEmpty ? null : stream.NegotiatedApplicationProtocol.ToString(),
        stream.TargetHostName.Length == 0 ? null : stream.TargetHostName,
        verdict.Certificate,
        verdict.IsGood);

    private void Fail(Ending ending) => Failure = ending;
}
