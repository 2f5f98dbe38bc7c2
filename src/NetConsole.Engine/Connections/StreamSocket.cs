using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Connections;

/// <summary>
/// All that a connection does with its socket, in one place: every stream transport goes underneath here and the connection does not change.
/// Waiting, reading, sending and ending throw what <see cref="EndingFor"/> understands, or <see cref="ObjectDisposedException"/> once closed.
/// One reads and one sends at a time; everything else may come from any thread.
/// </summary>
/// <remarks>Completions run inline on the thread that polls every socket, so nothing after an await here may ever block.</remarks>
internal abstract class StreamSocket : IDisposable
{
    public abstract EndpointAddress Local { get; }

    public abstract EndpointAddress Remote { get; }

    /// <summary>What was agreed on where the stream runs inside TLS, else null.</summary>
    public virtual TlsDetails? Tls => null;

    /// <summary>Whether something can be read at once.</summary>
    public abstract bool HasInput { get; }

    /// <summary>After the end of input: why it was no half-close, so that the connection ends with it; or null.</summary>
    public virtual NetworkFault? InputFault => null;

    /// <summary>Waits until there is something to read, or the end, without a buffer: an idle connection costs none. A reset is thrown at once.</summary>
    public abstract ValueTask<int> WaitForInputAsync();

    /// <summary>Reads what is there; 0 is the peer's end of input.</summary>
    public abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Completes when the kernel has taken all of it.</summary>
    public abstract ValueTask SendAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Sends our end of input (FIN) after everything sent before.</summary>
    public abstract ValueTask EndSendingAsync();

    /// <summary>How a connection ends on which the network failed so; null for a failure that is not the network's.</summary>
    public abstract Ending? EndingFor(Exception failure);

    /// <summary>How much the peer has acknowledged so far, so that a slow reader can be told from one that reads nothing; null where the system does not say.</summary>
    public abstract long? Acknowledged();

    /// <summary>From here on the system asks a silent peer whether it is still there, where it would not hear of its end otherwise.</summary>
    public abstract void WatchPeer();

    /// <summary>After the peer's end of input, which looks the same from one that still listens and from one that is gone: which it is, as far as the system knows.</summary>
    public abstract ValueTask<bool> IsPeerGoneAsync();

    /// <summary>What the system says of it, or null once it is closed. Any thread.</summary>
    public abstract SocketStatus? Status();

    /// <summary>Closes it, which ends what waits on it; with <paramref name="reset"/> by an RST at once, what the kernel still holds being lost (RFC 9293 §3.5.3).</summary>
    public abstract void Close(bool reset);

    /// <summary>Lets go of what is left after <see cref="Close"/>, when nobody reads or sends any more.</summary>
    public abstract void Dispose();
}
