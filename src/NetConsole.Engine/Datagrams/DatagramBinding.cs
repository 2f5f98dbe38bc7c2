using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Listeners;

namespace NetConsole.Engine.Datagrams;

/// <summary>The sockets of a datagram listener: one for each address, and for <c>*</c> one for each family, on one port.</summary>
internal static class DatagramBinding
{
    /// <summary>Binds, and joins the groups among the addresses.</summary>
    public static Binding Open(EndpointAddress requested, Resolution.Found found, EngineOptions options)
    {
        if (found.EndPoints.FirstOrDefault(endPoint => Multicast.IsGroup(endPoint.Address))?.Address is not { } group)
        {
            return Bind(requested, found, options);
        }

        if (Multicast.FindInterface(options.MulticastInterface, group, out int index) is { } unknown)
        {
            return new Binding([], unknown);
        }

        Binding binding = Bind(requested, found, options);
        foreach (Socket socket in binding.Sockets.Where(socket => socket.AddressFamily == group.AddressFamily))
        {
            if (Multicast.TryJoin(socket, group, index) is { } fault)
            {
                binding.Close();
                return new Binding([], fault);
            }
        }

        return binding;
    }

    private static Binding Bind(EndpointAddress requested, Resolution.Found found, EngineOptions options) =>
        Binding.Open(requested, found, (IPEndPoint endPoint, out Socket? socket) => UdpSockets.TryBind(endPoint, options, out socket));
}
