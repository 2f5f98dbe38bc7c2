namespace NetConsole.Engine.Events;

/// <summary>What the system says of a socket just now.</summary>
/// <param name="Family"><c>IPv4</c>, <c>IPv6</c> or <c>Unix</c>; <c>IPv6 and IPv4</c> for one that serves both.</param>
/// <param name="Type"><c>stream</c> or <c>datagram</c>.</param>
/// <param name="NoDelay">TCP: short messages go out at once (RFC 9293 §3.7.4).</param>
/// <param name="KeepAlive">TCP: a silent peer is asked whether it is still there (RFC 9293 §3.8.4).</param>
/// <param name="SendBufferBytes">What the kernel takes before the peer has acknowledged it; on Linux twice what was asked for.</param>
/// <param name="ReceiveBufferBytes">What the kernel keeps until we read it; on Linux twice what was asked for.</param>
/// <param name="Tcp">How the network behaves, where the system tells (Linux).</param>
public sealed record SocketStatus(
    string Family,
    string Type,
    bool NoDelay,
    bool KeepAlive,
    int SendBufferBytes,
    int ReceiveBufferBytes,
    TcpStatus? Tcp);

/// <summary>How the network between both ends behaves, from TCP_INFO of tcp(7).</summary>
/// <param name="RoundTrip">Smoothed round-trip time (RFC 6298 §2).</param>
/// <param name="RoundTripVariation">Its variation.</param>
/// <param name="Retransmits">How many segments were sent again since the connection began.</param>
public sealed record TcpStatus(TimeSpan RoundTrip, TimeSpan RoundTripVariation, long Retransmits);
