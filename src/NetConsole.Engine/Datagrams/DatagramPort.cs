using System.Net;
using System.Net.Sockets;

namespace NetConsole.Engine.Datagrams;

/// <summary>An address has spoken for the first time: gives it a number, announces it and starts its life. Called on the thread that polls; must not block.</summary>
/// <param name="socket">To which socket.</param>
/// <param name="sender">The address; the connection keeps it.</param>
/// <param name="showsRefusal">True to tell when it is refused.</param>
/// <returns>Null when it is refused, or whoever owns the socket is ending.</returns>
internal delegate DatagramConnection? DatagramBirth(DatagramSocket socket, SocketAddress sender, bool showsRefusal);

/// <summary>
/// A datagram socket that hears everybody, and the connections that are the addresses that have spoken to it. The receive loop alone adds to them;
/// finding one allocates nothing.
/// </summary>
internal sealed class DatagramPort : IDatagramRouter, IDisposable
{
    /// <summary>So many refused addresses are remembered, and so shown, each once; a flood of forged ones is not told one by one.</summary>
    private const int MaxRefused = 1024;

    private readonly DatagramSocket _socket;
    private readonly EngineParts _parts;
    private readonly DatagramBirth _begin;
    private readonly PeerAging _aging;
    private readonly DropWatch _drops;

    /// <summary>Guards the peers and whether there may be more. Taken before the engine's, never after it.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<SocketAddress, DatagramConnection> _peers = new(SenderComparer.Instance);
    private readonly HashSet<SocketAddress> _refused = new(SenderComparer.Instance);
    private bool _isClosing;

    /// <param name="socket">Bound; not owned.</param>
    /// <param name="begin">Makes a connection of an address.</param>
    /// <param name="dropped">Told how many datagrams the kernel dropped since it was last told, and how many in all. Any thread; must not block.</param>
    /// <param name="aging">Ends those that are quiet.</param>
    /// <param name="parts">The engine's.</param>
    public DatagramPort(DatagramSocket socket, DatagramBirth begin, Action<long, long> dropped, PeerAging aging, EngineParts parts)
    {
        _socket = socket;
        _parts = parts;
        _begin = begin;
        _aging = aging;
        _drops = new DropWatch(socket, dropped, parts.Time);
    }

    /// <summary>Receives until the socket is closed.</summary>
    /// <param name="closing">Cancelled before that.</param>
    public Task RunAsync(CancellationToken closing) => new DatagramReceiver(_socket, this, _drops, _parts).RunAsync(closing);

    public void Deliver(SocketAddress from, ReadOnlySpan<byte> datagram, bool isCut, DatagramShelf shelf)
    {
        if (Find(from) is not { } known || !known.TryDeliver(datagram, isCut, shelf))
        {
            Begin(from)?.TryDeliver(datagram, isCut, shelf);
        }
    }

    /// <summary>Linux says nothing on a socket that is not connected; elsewhere nothing says which datagram was refused.</summary>
    public void Report(SocketError error)
    {
    }

    /// <summary>Flushes and closes all connections; no address that speaks from here on becomes one, because it would outlive the socket.</summary>
    /// <returns>Completes when they have ended.</returns>
    public async Task CloseConnectionsAsync()
    {
        // Not under the lock of whoever ends the socket.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        DatagramConnection[] open;
        lock (_gate)
        {
            _isClosing = true;
            open = [.. _peers.Values];
        }

        Array.ForEach(open, connection => connection.Close());
        await Task.WhenAll(open.Select(connection => connection.Over));
    }

    /// <summary>Looks for drops a last time. Call before the socket is closed.</summary>
    public void Dispose() => _drops.Dispose();

    private DatagramConnection? Find(SocketAddress from)
    {
        lock (_gate)
        {
            return _peers.GetValueOrDefault(from);
        }
    }

    private DatagramConnection? Begin(SocketAddress from)
    {
        var key = new SocketAddress(from.Family, from.Size);
        from.Buffer.Span[..from.Size].CopyTo(key.Buffer.Span);
        bool isNews = _refused.Count < MaxRefused && !_refused.Contains(key);
        if (BeginUnlessClosing(key, isNews) is not { } connection)
        {
            if (isNews)
            {
                _refused.Add(key);
            }

            return null;
        }

        _refused.Remove(key);
        _aging.Watch(connection);
        _parts.Tasks.Keep(ForgetWhenOverAsync(key, connection));
        return connection;
    }

    /// <summary>Being announced and being known here are one step, so that whoever closes the port finds all that were announced.</summary>
    private DatagramConnection? BeginUnlessClosing(SocketAddress key, bool showsRefusal)
    {
        lock (_gate)
        {
            if (_isClosing || _begin(_socket, key, showsRefusal) is not { } connection)
            {
                return null;
            }

            return _peers[key] = connection;
        }
    }

    private async Task ForgetWhenOverAsync(SocketAddress key, DatagramConnection connection)
    {
        await connection.Over;
        lock (_gate)
        {
            if (_peers.GetValueOrDefault(key) == connection)
            {
                _peers.Remove(key);
            }
        }
    }
}
