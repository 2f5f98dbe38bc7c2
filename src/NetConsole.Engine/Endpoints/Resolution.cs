using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Endpoints;

/// <summary>What became of an address that was looked up.</summary>
internal abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>Where to bind or to connect.</summary>
    /// <param name="EndPoints">At least one, families alternating, IPv6 first (RFC 8305 §4): the order in which a connection tries them.</param>
    /// <param name="EveryInterface">
    /// The address means every interface. A stream listener binds one dual-mode socket to <c>[::]</c> where IPv6 is there, else to <c>0.0.0.0</c>;
    /// datagrams bind a socket per family to each of <paramref name="EndPoints"/>.
    /// </param>
    /// <param name="Notice">Something the operator should know, or null.</param>
    public sealed record Found(ImmutableArray<IPEndPoint> EndPoints, bool EveryInterface = false, string? Notice = null) : Resolution
    {
        /// <summary>Where datagrams go: the first IPv4 address, IPv6 if there is none.</summary>
        public IPEndPoint ForDatagrams =>
            EndPoints.FirstOrDefault(endPoint => endPoint.AddressFamily == AddressFamily.InterNetwork) ?? EndPoints[0];
    }

    /// <summary>There is no such place, or nobody could say where it is.</summary>
    public sealed record Failed(NetworkFault Fault) : Resolution;
}
