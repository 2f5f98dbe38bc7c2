using System.Net;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tests.Endpoints;

public sealed class EndpointResolverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:80")]
    [InlineData("::1", "[::1]:80")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7:80")]
    public async Task ResolveAsync_OfALiteral_AsksNobody(string host, string endPoint) =>
        Assert.Equal([endPoint], await EndPointsOf(new EndpointResolver(NoLookup), host));

    [Fact]
    public async Task ResolveAsync_OfAName_AlternatesFamiliesStartingWithIPv6()
    {
        var resolver = new EndpointResolver((_, _) => Task.FromResult<IPAddress[]>(
            [IPAddress.Parse("192.0.2.1"), IPAddress.Parse("192.0.2.2"), IPAddress.Parse("192.0.2.3"), IPAddress.Parse("2001:db8::1"), IPAddress.Parse("2001:db8::2"), IPAddress.Parse("192.0.2.1")]));

        Assert.Equal(
            ["[2001:db8::1]:80", "192.0.2.1:80", "[2001:db8::2]:80", "192.0.2.2:80", "192.0.2.3:80"],
            await EndPointsOf(resolver, "host.example"));
    }

    [Fact]
    public async Task ForDatagrams_PrefersIPv4()
    {
        var resolver = new EndpointResolver((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("2001:db8::1"), IPAddress.Parse("192.0.2.1")]));

        var found = Assert.IsType<Resolution.Found>(await resolver.ResolveAsync(new EndpointAddress(Transport.Udp, "host.example", 53), Cancellation));

        Assert.Equal("192.0.2.1:53", found.ForDatagrams.ToString());
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("app.localhost")]
    public async Task ResolveAsync_OfLocalhost_IsBothLoopbackAddressesWithoutLookup(string host) =>
        Assert.Equal(["[::1]:80", "127.0.0.1:80"], await EndPointsOf(new EndpointResolver(NoLookup, _ => true), host));

    [Fact]
    public async Task ResolveAsync_OfLocalhostWithoutIPv6_IsIPv4Only() =>
        Assert.Equal(["127.0.0.1:80"], await EndPointsOf(new EndpointResolver(NoLookup, ip => ip.AddressFamily == AddressFamily.InterNetwork), "localhost"));

    [Theory]
    [InlineData("*")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task ResolveAsync_OfEveryInterface_SaysSo(string host)
    {
        Resolution resolution = await Resolve(new EndpointResolver(NoLookup, _ => true), host);

        var found = Assert.IsType<Resolution.Found>(resolution);
        Assert.True(found.EveryInterface);
        Assert.Equal(["[::]:80", "0.0.0.0:80"], found.EndPoints.Select(endPoint => endPoint.ToString()));
    }

    [Fact]
    public async Task ResolveAsync_OfLan_IsTheSourceAddressOfTheDefaultRoute()
    {
        var resolver = new EndpointResolver(NoLookup, onDefaultRoute: () => IPAddress.Parse("192.0.2.9"));

        var found = Assert.IsType<Resolution.Found>(await Resolve(resolver, "lan"));

        Assert.Equal("192.0.2.9:80", Assert.Single(found.EndPoints).ToString());
        Assert.Null(found.Notice);
    }

    [Fact]
    public async Task ResolveAsync_OfLanWithoutDefaultRoute_IsLoopbackAndSaysSo()
    {
        var found = Assert.IsType<Resolution.Found>(await Resolve(new EndpointResolver(NoLookup, onDefaultRoute: () => null), "lan"));

        Assert.Equal("127.0.0.1:80", Assert.Single(found.EndPoints).ToString());
        Assert.Contains("no default route", found.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "no address found for \"host.nmae\"; check the spelling or try an IP address")]
    [InlineData(SocketError.NoData, "no address found for \"host.nmae\"; check the spelling or try an IP address")]
    [InlineData(SocketError.TryAgain, "no name server answered for \"host.nmae\"; check the network, try again, or use an IP address")]
    public async Task ResolveAsync_WhereTheLookupFails_IsAFault(SocketError code, string message)
    {
        var resolver = new EndpointResolver((_, _) => throw new SocketException((int)code));

        var failed = Assert.IsType<Resolution.Failed>(await Resolve(resolver, "host.nmae"));

        Assert.Equal(message, failed.Fault.ToString());
        Assert.Equal(code, failed.Fault.Code);
    }

    [Fact]
    public async Task ResolveAsync_WhereTheLookupFindsNothing_IsAFault() =>
        Assert.IsType<Resolution.Failed>(await Resolve(new EndpointResolver((_, _) => Task.FromResult<IPAddress[]>([])), "host.example"));

    [Fact]
    public async Task ResolveAsync_OfANameThatCannotExist_IsAFault()
    {
        string overlongLabel = new('ä', 70);

        Assert.IsType<Resolution.Failed>(await Resolve(new EndpointResolver(NoLookup), overlongLabel));
    }

    [Fact]
    public async Task ResolveAsync_OfANameOutsideAscii_LooksUpItsAsciiForm()
    {
        string? asked = null;
        var resolver = new EndpointResolver((name, _) =>
        {
            asked = name;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        });

        await Resolve(resolver, "BÜCHER.example");

        Assert.Equal("xn--bcher-kva.example", asked);
    }

    [Fact]
    public async Task ResolveAsync_OfAZoneThatIsNotThere_IsAFault()
    {
        var failed = Assert.IsType<Resolution.Failed>(await Resolve(new EndpointResolver(NoLookup), "fe80::1%nowhere0"));

        Assert.Equal("this machine has no interface \"nowhere0\"", failed.Fault.Message);
    }

    [Fact]
    public async Task ResolveAsync_Cancelled_Throws()
    {
        var resolver = new EndpointResolver((_, token) => Task.FromCanceled<IPAddress[]>(token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            resolver.ResolveAsync(new EndpointAddress(Transport.Tcp, "host.example", 80), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task ResolveAsync_OfAUnixAddress_IsABugOfTheCaller() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new EndpointResolver(NoLookup).ResolveAsync(EndpointAddress.Unix(Transport.Unix, "/run/app.sock"), Cancellation));

    private static async Task<IEnumerable<string>> EndPointsOf(EndpointResolver resolver, string host) =>
        Assert.IsType<Resolution.Found>(await Resolve(resolver, host)).EndPoints.Select(endPoint => endPoint.ToString());

    private static Task<Resolution> Resolve(EndpointResolver resolver, string host) =>
        resolver.ResolveAsync(new EndpointAddress(Transport.Tcp, host, 80), Cancellation);

    private static Task<IPAddress[]> NoLookup(string name, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{name} was looked up");
}
