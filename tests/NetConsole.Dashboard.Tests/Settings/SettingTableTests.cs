using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Tests.Settings;

public class SettingTableTests
{
    public static TheoryData<string> Names => [.. SettingTable.Entries.Select(setting => setting.Name)];

    [Fact]
    public void Names_AreUnique() => Assert.Distinct(SettingTable.Entries.Select(setting => setting.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void ItsOwnValue_IsReadWithoutComplaint(string name)
    {
        Setting setting = SettingTable.Find(name)!;
        DashboardModel model = New().Model;

        Assert.IsNotType<SettingRead.Refused>(setting.Read(model.Settings, setting.Value(model)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryWordOfAKeptSetting_IsWhatItSaysAfterwards(string name)
    {
        Setting setting = SettingTable.Find(name)!;
        DashboardModel model = New().Model;
        foreach (string word in setting.Words.Where(_ => setting.IsKept))
        {
            SettingRead.Changed changed = Assert.IsType<SettingRead.Changed>(setting.Read(model.Settings, word));
            Assert.Equal(word, setting.Value(model with { Settings = changed.Settings }));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nonsense_IsRefused(string name) =>
        Assert.IsType<SettingRead.Refused>(SettingTable.Find(name)!.Read(New().Model.Settings, "/no( such"));

    [Fact]
    public void SetAlone_ListsWhatIsSet()
    {
        string screen = New().Enters("\\set eol crlf").Enters("\\set").Screen();

        Assert.Contains("Settings", screen, StringComparison.Ordinal);
        Assert.Matches("eol +crlf +auto\\|lf\\|crlf\\|cr\\|none +what Enter appends", screen);
    }

    [Fact]
    public void SetWithANameAlone_SaysWhatItIs() => Assert.StartsWith("eol is auto", New().Enters("\\set eol").Notice, StringComparison.Ordinal);

    [Fact]
    public void Tab_CompletesNamesAndThenValues() =>
        Assert.Equal("\\set eol crlf ", New().Types("\\set eo").Presses(Key.Tab).Types("crl").Presses(Key.Tab).Model.Input.Text);

    [Fact]
    public void Framing_FollowsWhatTheEngineSays()
    {
        DashboardScenario scenario = New();
        scenario.Happened(new Engine.Events.EngineEvent.FramingChanged(Engine.Commands.SettingScope.Everything, Engine.Framing.FramingSpec.Raw));

        Assert.StartsWith("framing is raw", scenario.Enters("\\set framing").Notice, StringComparison.Ordinal);
    }

    private static DashboardScenario New() => DashboardScenario.At(120, 40).Listening().Connected(1);
}
