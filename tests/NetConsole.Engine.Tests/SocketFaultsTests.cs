using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tests;

public sealed class SocketFaultsTests
{
    private static readonly EndpointAddress Web = new(Transport.Tcp, "127.0.0.1", 80);

    [Fact]
    public void ForListen_PortInUse_NamesThePortAndAWayOut()
    {
        NetworkFault fault = SocketFaults.ForListen(Web, SocketError.AddressAlreadyInUse);
        Assert.Equal("port 80 is in use", fault.Message);
        Assert.StartsWith("choose another, or stop the program that has it", fault.Hint);
        Assert.Equal(SocketError.AddressAlreadyInUse, fault.Code);
    }

    [Fact]
    public void ForListen_NoPermission_SaysWhichPortsAreFree() =>
        Assert.Equal(
            "no permission to listen on port 80; ports below 1024 are privileged: choose one from 1024 up",
            SocketFaults.ForListen(Web, SocketError.AccessDenied).ToString());

    [Fact]
    public void ForConnect_Refused_NamesTheAddressThatWasTried() =>
        Assert.Equal(
            "[::1]:80 refused the connection; is something listening on port 80 there?",
            SocketFaults.ForConnect(Web, new IPEndPoint(IPAddress.IPv6Loopback, 80), SocketError.ConnectionRefused).ToString());

    [Theory]
    [InlineData(SocketError.ConnectionReset, CloseReason.Reset)]
    [InlineData(SocketError.Shutdown, CloseReason.Reset)]
    [InlineData(SocketError.TimedOut, CloseReason.Timeout)]
    [InlineData(SocketError.HostUnreachable, CloseReason.Error)]
    public void ReasonFor_TellsResetTimeoutAndErrorApart(SocketError error, CloseReason reason) => Assert.Equal(reason, SocketFaults.ReasonFor(error));

    [Fact]
    public void EveryFault_IsOneLine()
    {
        foreach (SocketError error in Enum.GetValues<SocketError>())
        {
            NetworkFault[] faults =
                [SocketFaults.ForListen(Web, error), SocketFaults.ForAccept(error), SocketFaults.ForConnect(Web, null, error), SocketFaults.ForConnection(error)];
            Assert.All(faults, fault => Assert.DoesNotContain('\n', fault.ToString()));
            Assert.All(faults, fault => Assert.Equal(error, fault.Code));
        }
    }
}
