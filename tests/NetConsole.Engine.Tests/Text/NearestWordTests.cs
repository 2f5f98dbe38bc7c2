using NetConsole.Engine.Text;

namespace NetConsole.Engine.Tests.Text;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("tpc", "tcp")]
    [InlineData("TCP", "tcp")]
    [InlineData("unxi", "unix")]
    [InlineData("unixgrm", "unixgram")]
    [InlineData("gopher", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void To_FindsWhatWasMeant(string typed, string? meant) => Assert.Equal(meant, NearestWord.To(typed, ["tcp", "udp", "unix", "unixgram"]));
}
