using NetConsole.Engine.Tests.Support;
using NetConsole.Testing.Peers;

namespace NetConsole.Engine.Tests.Library;

/// <summary>The sample program, which uses nothing but what the library shows, over every transport.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("tcp://127.0.0.1:0")]
    [InlineData("tls://127.0.0.1:0")]
    [InlineData("udp://127.0.0.1:0")]
    [InlineData("unix:{s}")]
    [InlineData("unixgram:{s}")]
    public async Task Sample_OverAnyTransport_ListensAnswersConnectsSendsReceivesAndCloses(string address)
    {
        using var folder = new SocketFolder();

        await using OutsideProgram sample = Start(address.Replace("{s}", folder["s"], StringComparison.Ordinal));
        int status = await sample.WaitForExitAsync();

        Assert.Equal("#2 < hello\n#1 < you said hello\n#1 closed: local\n", sample.Output);
        Assert.Empty(sample.Errors);
        Assert.Equal(0, status);
    }

    [Fact]
    public async Task Sample_WhereNothingCanListen_SaysWhy()
    {
        await using OutsideProgram sample = Start("unix:/nowhere/s");
        int status = await sample.WaitForExitAsync();

        Assert.Contains("/nowhere", sample.Output, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }

    private static OutsideProgram Start(string address) =>
        OutsideProgram.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "NetConsole.Engine.Sample.dll"), address], Deadline.Token);
}
