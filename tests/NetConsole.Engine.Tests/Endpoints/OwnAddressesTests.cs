using System.Net;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tests.Endpoints;

public sealed class OwnAddressesTests
{
    [Fact]
    public void IsAssigned_OfLoopback_IsTrue() => Assert.True(OwnAddresses.IsAssigned(IPAddress.Loopback));

    [Fact]
    public void IsAssigned_OfADocumentationAddress_IsFalse() => Assert.False(OwnAddresses.IsAssigned(IPAddress.Parse("192.0.2.1")));

    [Fact]
    public void OnDefaultRoute_IsAnAddressOfThisMachineOrNone()
    {
        IPAddress? own = OwnAddresses.OnDefaultRoute();

        Assert.True(own is null || (OwnAddresses.IsAssigned(own) && !IPAddress.IsLoopback(own)));
    }
}
