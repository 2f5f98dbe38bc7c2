using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Connections;

namespace NetConsole.Engine.Datagrams;

/// <summary>Who takes what a datagram socket receives. Called by its receive loop alone; must not block.</summary>
internal interface IDatagramRouter
{
    /// <summary>A datagram came.</summary>
    /// <param name="from">Its sender; used again for the next one.</param>
    /// <param name="datagram">All of it; used again for the next one.</param>
    /// <param name="isCut">True when it may have been longer.</param>
    /// <param name="shelf">Where to keep it.</param>
    void Deliver(SocketAddress from, ReadOnlySpan<byte> datagram, bool isCut, DatagramShelf shelf);

    /// <summary>The network said no to a datagram that was sent earlier.</summary>
    void Report(SocketError error);
}

/// <summary>
/// The receive loop of one datagram socket. Nothing but closing the socket ends it: an error that the network reports is about one datagram.
/// </summary>
internal sealed class DatagramReceiver(DatagramSocket socket, IDatagramRouter router, DropWatch drops, EngineParts parts)
{
    /// <summary>So many datagrams without a pause, and the loop moves to the thread pool, because others need the thread that polls.</summary>
    private const int ReadsBeforeYielding = 64;

    /// <summary>So many errors without a datagram between them, and it is not about datagrams.</summary>
    private const int ErrorsBeforeWaiting = 16;

    private static readonly TimeSpan ErrorRetry = TimeSpan.FromMilliseconds(100);

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(socket.BufferBytes, pinned: true);
    private readonly SocketAddress _from = socket.NewAddress();
    private readonly DatagramShelf _shelf = new(parts.Pool);
    private int _errorsInARow;

    /// <summary>Receives until the socket is closed.</summary>
    /// <param name="closing">Cancelled before the socket is closed: what comes from then on is not delivered.</param>
    public async Task RunAsync(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await ReceiveUntilClosingAsync(closing);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException && closing.IsCancellationRequested)
            {
                // Closed while it waited.
            }
            catch (SocketException e)
            {
                router.Report(e.SocketErrorCode);
                if (++_errorsInARow >= ErrorsBeforeWaiting)
                {
                    await Task.Delay(ErrorRetry, parts.Time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            finally
            {
                _shelf.LetGo();
            }
        }
    }

    /// <summary>The happy path. Completions run inline on the thread that polls all sockets: nothing here may block.</summary>
    private async Task ReceiveUntilClosingAsync(CancellationToken closing)
    {
        int readsInARow = 0;
        while (await parts.Bus.RoomAsync(closing))
        {
            ValueTask<int> receiving = socket.ReceiveAsync(_buffer, _from);
            if (!receiving.IsCompleted)
            {
                _shelf.LetGo();
                readsInARow = 0;
            }

            int count = await receiving;
            if (closing.IsCancellationRequested)
            {
                return;
            }

            _errorsInARow = 0;
            router.Deliver(_from, _buffer.AsSpan(0, count), isCut: count == _buffer.Length, _shelf);
            drops.Moved();
            readsInARow = await Connection.YieldAfter(ReadsBeforeYielding, readsInARow + 1);
        }
    }
}
