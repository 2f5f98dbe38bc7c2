using System.Runtime.CompilerServices;
using System.Text;
using NetConsole.Engine.Connections;

namespace NetConsole.Engine.Tls;

/// <summary>
/// The encrypted side of a TLS connection: the stream on which <see cref="System.Net.Security.SslStream"/> reads and writes records. It knows what that does not tell:
/// whether the peer speaks TLS at all, and whether its FIN came before its close_notify.
/// While a handshake goes on, what follows a read runs on the thread pool, because signatures and certificate chains take long; afterwards on the socket's own thread.
/// </summary>
internal sealed class TlsWire(PlainSocket socket) : Stream
{
    /// <summary>RFC 8446 §5.1: every record begins with its type, and the first is a handshake's or an alert.</summary>
    private const byte Alert = 21, HandshakeRecord = 22;

    /// <summary>How much of what a peer says that does not speak TLS is kept to be shown.</summary>
    private const int OpeningBytes = 8;

    /// <summary>
    /// Held while records that were read are being decrypted. SslStream's own lock keeps that apart from encrypting, but not from making a close_notify
    /// (its ShutdownAsync takes no lock), and both at once corrupt the state of OpenSSL: errors out of place, and crashes.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The reader's own: whether it has the turn.</summary>
    private bool _readerHasTurn;
    private byte[] _opening = [];
    private bool _isOpeningCut;
    private volatile bool _hasHeard;
    private volatile bool _isHandshaking = true;
    private volatile bool _hasEnded;

    /// <summary>The peer has said something.</summary>
    public bool HasHeard => _hasHeard;

    /// <summary>The peer's FIN has come.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>The peer said something, and it was no TLS; it has been told that the stream is at its end.</summary>
    public bool IsNotTls => _opening.Length > 0;

    /// <summary>How a peer began that does not speak TLS: in quotes, what is not ASCII as <c>\xHH</c>.</summary>
    public string Opening
    {
        get
        {
            var text = new StringBuilder("\"");
            foreach (byte one in _opening)
            {
                text = one is (byte)'"' or (byte)'\\' ? text.Append('\\').Append((char)one)
                    : one is >= 0x20 and < 0x7F ? text.Append((char)one)
                    : text.Append($@"\x{one:X2}");
            }

            return text.Append(_isOpeningCut ? "…\"" : "\"").ToString();
        }
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Waits until nothing is being decrypted, and keeps it so until <see cref="EndTurn"/>. Never long: no network is waited for meanwhile.</summary>
    public Task TakeTurnAsync() => _turn.WaitAsync();

    public void EndTurn() => _turn.Release();

    /// <summary>For the reader: it is going to decrypt what it may still have. While it waits for more it leaves the turn to others.</summary>
    public async ValueTask TakeReadersTurnAsync()
    {
        await TakeTurnAsync();
        _readerHasTurn = true;
    }

    /// <summary>For the reader: what it had is decrypted.</summary>
    public void EndReadersTurn()
    {
        if (_readerHasTurn)
        {
            _readerHasTurn = false;
            EndTurn();
        }
    }

    /// <summary>From now on nothing that takes long follows a read.</summary>
    public void EndHandshake() => _isHandshaking = false;

    /// <summary>The token is not heeded: closing the socket is what ends a read. Pooled, because each read of a connection comes through here.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        EndReadersTurn();
        if (buffer.IsEmpty)
        {
            return await socket.WaitForInputAsync();
        }

        int read = await socket.ReceiveAsync(buffer);
        if (!_hasHeard && read > 0)
        {
            _hasHeard = true;
            if (buffer.Span[0] is not (Alert or HandshakeRecord))
            {
                _opening = buffer[..Math.Min(read, OpeningBytes)].ToArray();
                _isOpeningCut = read > OpeningBytes;
                read = 0;
            }
        }

        _hasEnded |= read == 0;
        if (_isHandshaking)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        else
        {
            await TakeReadersTurnAsync();
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        _turn.Dispose();
        base.Dispose(disposing);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => socket.SendAsync(buffer);

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
