using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>How a connection ends.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Fault">What the network said, where it said something.</param>
/// <param name="Reset">True to tell the peer by an RST that the stream is not complete.</param>
internal sealed record Ending(CloseReason Reason, NetworkFault? Fault = null, bool Reset = false)
{
    public static Ending Of(SocketError error) => new(SocketFaults.ReasonFor(error), SocketFaults.ForConnection(error));
}
