using System.Net.Security;
using System.Runtime.CompilerServices;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>A stream inside TLS, after its handshake. What it takes and gives is plain; counters count that, not the records around it.</summary>
/// <param name="socket">The socket underneath.</param>
/// <param name="wire">The records on it.</param>
/// <param name="stream">What makes records and reads them.</param>
/// <param name="details">What was agreed on.</param>
/// <param name="lacksCertificate">Whether the peer asked for a certificate and was shown none: it may still refuse us (RFC 8446 §4.4.2.4).</param>
internal sealed class TlsSocket(PlainSocket socket, TlsWire wire, SslStream stream, TlsDetails details, bool lacksCertificate) : StreamSocket
{
    /// <summary>What has been decrypted and not been read yet; the kernel knows nothing of it.</summary>
    private volatile bool _holdsInput;
    private volatile bool _isTruncated;

    /// <summary>Reading came upon a fatal error. Written and read in turn (see <see cref="TlsWire.TakeTurnAsync"/>).</summary>
    private bool _hasFailed;

    public override EndpointAddress Local => socket.Local;

    public override EndpointAddress Remote => socket.Remote;

    public override TlsDetails? Tls => details;

    public override bool HasInput => _holdsInput || socket.HasInput;

    /// <summary>RFC 8446 §6.1: only close_notify proves that the end is the peer's; a FIN can be anybody's.</summary>
    public override NetworkFault? InputFault => _isTruncated
        ? new NetworkFault("truncated: the peer's FIN came without a close_notify", lacksCertificate ? TlsFaults.ShowACertificate : "the end of what it said may be missing")
        : null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> WaitForInputAsync()
    {
        int none = await ReadAsync(Memory<byte>.Empty);
        _holdsInput = true;
        return none;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        int read = await ReadAsync(buffer);
        _holdsInput = read > 0 && read == buffer.Length;

        // The stream says 0 for either; after a close_notify it has not looked for the FIN.
        _isTruncated |= read == 0 && wire.HasEnded;
        return read;
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => stream.WriteAsync(bytes);

    /// <summary>A close_notify (RFC 8446 §6.1), which like a FIN leaves the other direction open, and then the FIN, for peers that look at that alone.</summary>
    public override async ValueTask EndSendingAsync()
    {
        Task closeNotify = Task.CompletedTask;
        await wire.TakeTurnAsync();
        try
        {
            // After a fatal error there is nothing more to be said in TLS (RFC 8446 §6.2), and reading tells what it was.
            if (!_hasFailed)
            {
                closeNotify = stream.ShutdownAsync();
            }
        }
        finally
        {
            wire.EndTurn();
        }

        await closeNotify;
        await socket.EndSendingAsync();
    }

    public override Ending? EndingFor(Exception failure) => TlsFaults.ForConnection(failure, lacksCertificate);

    public override long? Acknowledged() => socket.Acknowledged();

    public override void WatchPeer() => socket.WatchPeer();

    public override ValueTask<bool> IsPeerGoneAsync() => socket.IsPeerGoneAsync();

    public override SocketStatus? Status() => socket.Status();

    public override void Close(bool reset) => socket.Close(reset);

    public override void Dispose()
    {
        stream.Dispose();
        wire.Dispose();
        socket.Dispose();
    }

    /// <summary>A FIN in the middle of a record is an end like any other, only truncated.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        bool isFailing = true;
        await wire.TakeReadersTurnAsync();
        try
        {
            int read = await stream.ReadAsync(buffer);
            isFailing = false;
            return read;
        }
        catch (IOException) when (wire.HasEnded)
        {
            isFailing = false;
            return 0;
        }
        finally
        {
            _hasFailed |= isFailing;
            wire.EndReadersTurn();
        }
    }
}
