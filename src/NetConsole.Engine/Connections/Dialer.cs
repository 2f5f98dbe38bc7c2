using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace NetConsole.Engine.Connections;

/// <summary>The outcome of connecting: a socket, or the address that was tried and what it answered.</summary>
internal readonly record struct Dialed(IPEndPoint Tried, Socket? Socket, SocketError Error);

/// <summary>
/// Connects to a name with several addresses: one attempt starts after another, at intervals or as soon as one has failed, and the first that is answered wins
/// (RFC 8305 §5, "Happy Eyeballs"). The order of the addresses, families alternating, is the resolver's.
/// </summary>
internal static class Dialer
{
    /// <summary>RFC 8305 §8: Connection Attempt Delay, 250 ms.</summary>
    public static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Tries until one is connected or all have failed; then the first one's answer counts, as the address that was preferred.</summary>
    /// <param name="addresses">At least one.</param>
    /// <param name="source">Our own address to connect from, or null for the kernel's choice.</param>
    /// <param name="time">Counts the delay.</param>
    /// <param name="cancellationToken">Cancelled: all attempts end, and the outcome is <see cref="SocketError.OperationAborted"/>.</param>
    public static async Task<Dialed> DialAsync(
        ImmutableArray<IPEndPoint> addresses, IPEndPoint? source, TimeProvider time, CancellationToken cancellationToken)
    {
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Dialed>>();
        Dialed? won = null;
        foreach (IPEndPoint address in addresses)
        {
            attempts.Add(AttemptAsync(address, source, losers.Token));
            bool isLast = attempts.Count == addresses.Length;
            won = await FirstConnectedAsync(attempts, isLast ? Timeout.InfiniteTimeSpan : AttemptDelay, time);
            if (won is not null || cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        await losers.CancelAsync();
        Dialed[] all = await Task.WhenAll(attempts);
        foreach (Dialed late in all.Where(dialed => dialed.Socket != won?.Socket))
        {
            late.Socket?.Dispose();
        }

        return won ?? all[0];
    }

    /// <summary>The first of the attempts that connects; null when it is time for the next, or none is left to wait for.</summary>
    private static async Task<Dialed?> FirstConnectedAsync(List<Task<Dialed>> attempts, TimeSpan patience, TimeProvider time)
    {
        long started = time.GetTimestamp();
        var open = new List<Task<Dialed>>(attempts);
        while (open.Count > 0)
        {
            Task<Task<Dialed>> any = Task.WhenAny(open);
            TimeSpan left = patience == Timeout.InfiniteTimeSpan ? patience : patience - time.GetElapsedTime(started);
            await ((Task)any).WaitAsync(left > TimeSpan.Zero || left == Timeout.InfiniteTimeSpan ? left : TimeSpan.Zero, time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!any.IsCompleted)
            {
                return null;
            }

            Task<Dialed> ended = await any;
            Dialed dialed = await ended;
            if (dialed.Socket is not null)
            {
                return dialed;
            }

            open.Remove(ended);
            if (ended == attempts[^1] && patience != Timeout.InfiniteTimeSpan)
            {
                return null;
            }
        }

        return null;
    }

    private static async Task<Dialed> AttemptAsync(IPEndPoint address, IPEndPoint? source, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            if (source is not null)
            {
                // A source of the other family fails like an address that is missing.
                socket.Bind(source);
            }

            await socket.ConnectAsync(address, cancellationToken);
            return new Dialed(address, socket, SocketError.Success);
        }
        catch (SocketException e)
        {
            socket?.Dispose();
            return new Dialed(address, null, e.SocketErrorCode);
        }
        catch (OperationCanceledException)
        {
            socket?.Dispose();
            return new Dialed(address, null, SocketError.OperationAborted);
        }
    }
}
