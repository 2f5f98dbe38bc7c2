using System.Net;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tests.Endpoints;

public sealed class EndpointAddressTests
{
    [Fact]
    public void ToString_UnixPeerWithoutName_IsItsProcess()
    {
        Assert.Equal("unix (pid 123)", EndpointAddress.Unnamed(Transport.Unix, 123).ToString());
        Assert.Equal("unix (pid 123)", EndpointAddress.Unnamed(Transport.Unix, 123).HostAndPort);
        Assert.Equal("unix (no name)", EndpointAddress.Unnamed(Transport.Unix).ToString());
    }

    [Fact]
    public void ToString_DatagramSenderWithoutName_IsAnonymous() =>
        Assert.Equal("anonymous", EndpointAddress.Unnamed(Transport.UnixDatagram).ToString());

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("0.0.0.0", true)]
    [InlineData("*", true)]
    [InlineData("239.1.2.3", true)]
    public void IsOpenToNetwork_AllButLoopback(string host, bool isOpen) =>
        Assert.Equal(isOpen, new EndpointAddress(Transport.Udp, host, 1).IsOpenToNetwork);

    [Fact]
    public void IsOpenToNetwork_UnixSocket_IsNot() => Assert.False(EndpointAddress.Unix(Transport.Unix, "/run/a.sock").IsOpenToNetwork);

    [Fact]
    public void UnixEndPoint_ComesBackFromTheKernelAsItWent()
    {
        Assert.Equal("a/ß.sock", UnixEndPoint.Of(UnixEndPoint.Of("a/ß.sock").Serialize()).ToString());
        Assert.True(UnixEndPoint.Of(UnixEndPoint.Unnamed.Serialize()).IsUnnamed);
        Assert.True(UnixEndPoint.Of(new SocketAddress(System.Net.Sockets.AddressFamily.Unix, 2) { Size = 0 }).IsUnnamed);
        Assert.Throws<ArgumentOutOfRangeException>(() => UnixEndPoint.Of(new string('x', 108)));
    }
}
