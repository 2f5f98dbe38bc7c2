using System.Net;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Tests.Endpoints;

public sealed class CidrBlockTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("0.0.0.0/0", "8.8.8.8", true)]
    [InlineData("0.0.0.0/0", "::1", false)]
    [InlineData("::/0", "127.0.0.1", false)]
    [InlineData("fe80::/10", "fe80::1%3", true)]
    [InlineData("2001:db8::/33", "2001:db8:8000::", false)]
    [InlineData("::1", "::1", true)]
    public void Contains_AnAddress_OfItsFamilyWithItsPrefix(string block, string address, bool isIn)
    {
        Assert.True(CidrBlock.TryParse(block, out CidrBlock? parsed, out _));
        Assert.Equal(isIn, parsed.Contains(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("", 0, "an address is missing")]
    [InlineData("/8", 0, "an address is missing")]
    [InlineData("localhost/8", 0, "\"localhost\" is not an address")]
    [InlineData("10.0.0/8", 0, "an IPv4 address has four numbers, not 3")]
    [InlineData("10.0.0.300", 7, "300 is too large")]
    [InlineData("10.0.0.0/33", 9, "\"33\" is not the length of a prefix")]
    [InlineData("10.0.0.0/", 9, "\"\" is not the length of a prefix")]
    [InlineData("10.0.0.0/-1", 9, "\"-1\" is not the length of a prefix")]
    [InlineData("::1/129", 4, "\"129\" is not the length of a prefix")]
    [InlineData("1::2::3", 0, "\"1::2::3\" is not an IPv6 address")]
    [InlineData("10.1.0.0/8", 0, "10.1.0.0 has bits after the first 8")]
    public void TryParse_OfAMistake_SaysWhereAndWhat(string text, int position, string message)
    {
        Assert.False(CidrBlock.TryParse(text, out _, out var error));
        Assert.Equal((position, message), (error.Position, error.Message));
        Assert.NotEmpty(error.Hint);
    }

    [Fact]
    public void TryParse_OfAnAddressInsideABlock_HintsAtTheBlock()
    {
        Assert.False(CidrBlock.TryParse("10.1.0.0/8", out _, out var error));
        Assert.Equal("write 10.0.0.0/8 for the block, 10.1.0.0 for the one address", error.Hint);
    }
}
