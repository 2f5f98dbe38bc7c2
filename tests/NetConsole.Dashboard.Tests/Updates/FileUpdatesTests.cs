using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Updates;

public class FileUpdatesTests
{
    private static readonly ConnectionId s_one = new(1);
    private static readonly ConnectionId s_two = new(2);

    [Fact]
    public void Progress_StandsAboveThePrompt()
    {
        DashboardScenario scenario = Sending().After(TimeSpan.FromSeconds(2)).Happened(new EngineEvent.FileSendMoved(s_one, 2 << 20));

        Assert.Contains("report.bin █████····· 2.0 MB of 4.0 MB, 1.0 MB/s to #1 · Esc stops", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_ToSeveral_IsTheSum()
    {
        DashboardScenario scenario = Sending().Connected(2)
            .Happened(new EngineEvent.FileSendStarted(new ConnectionId(2), "/tmp/report.bin", 4 << 20))
            .Happened(new EngineEvent.FileSendMoved(s_one, 4 << 20));

        Assert.Contains("4.0 MB of 8.0 MB to 2 connections", scenario.Screen(), StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_StopsItWithoutAQuestion()
    {
        DashboardScenario scenario = Sending().Types("typed").Presses(Key.Escape);

        Assert.Equal([s_one], Assert.IsType<EngineCommand.StopFile>(scenario.Orders[^1]).Targets);
        Assert.Contains("stopping; #1 reads nothing: \\reset #1 ends it", scenario.Screen(), StringComparison.Ordinal);
        scenario.Happened(new EngineEvent.FileSendEnded(s_one, "/tmp/report.bin", 3 << 20, new NetworkFault("stopped from here")));
        Assert.Equal("/tmp/report.bin to #1: stopped: 3.0 MB of 4.0 MB sent", scenario.Notice);
        Assert.Equal("typed", scenario.Model.Input.Text);
        Assert.Empty(scenario.Model.Files);
    }

    [Fact]
    public void Ends_AtSeveral_AreOneNotice_OnceAllHaveEnded()
    {
        DashboardScenario scenario = Sending().Connected(2).Happened(new EngineEvent.FileSendStarted(s_two, "/tmp/report.bin", 4 << 20)).Happened(Ended(s_one));
        Assert.Null(scenario.Notice);
        Assert.Contains("to #2 · Esc stops", scenario.Screen(), StringComparison.Ordinal);

        Assert.Equal("/tmp/report.bin to 2 connections: all sent", scenario.Happened(Ended(s_two)).Notice);
    }

    [Fact]
    public void Ends_OneAfterTheOther_AreOneNotice()
    {
        DashboardScenario scenario = Sending().Connected(2).Happened(Ended(s_one));
        Assert.Equal("/tmp/report.bin to #1: all sent, 4.0 MB", scenario.Notice);

        scenario.Happened(new EngineEvent.FileSendStarted(s_two, "/tmp/report.bin", 4 << 20))
            .Happened(new EngineEvent.FileSendEnded(s_two, "/tmp/report.bin", 1 << 20, new NetworkFault("it ended")));
        Assert.Equal("/tmp/report.bin to 2 connections: 5.0 MB of 8.0 MB sent, #2: it ended", scenario.Notice);
    }

    [Theory]
    [InlineData("\\file a b.bin", "a b.bin", null)]
    [InlineData("\\file a b.bin rate 10k", "a b.bin", 10240L)]
    [InlineData("\\file rate 10k", "rate 10k", null)]
    [InlineData("\\file rate rate 10k", "rate", 10240L)]
    public void File_MayHaveARate(string line, string path, long? rate)
    {
        EngineCommand.SendFile order = Assert.IsType<EngineCommand.SendFile>(Assert.Single(DashboardScenario.At(80, 24).Listening().Connected(1).Enters(line).Orders));

        Assert.Equal((path, rate), (order.Path, order.BytesPerSecond));
    }

    [Fact]
    public void File_WithAWrongRate_NamesThePlace() => Assert.StartsWith(
        "column 16:", DashboardScenario.At(80, 24).Listening().Connected(1).Enters("\\file a rate 10x").Notice, StringComparison.Ordinal);

    private static EngineEvent.FileSendEnded Ended(ConnectionId connection) => new(connection, "/tmp/report.bin", 4 << 20, null);

    private static DashboardScenario Sending() => DashboardScenario.At(80, 24).Listening().Connected(1)
        .Happened(new EngineEvent.FileSendStarted(s_one, "/tmp/report.bin", 4 << 20));
}
