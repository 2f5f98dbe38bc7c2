using NetConsole.CommandLine;

namespace NetConsole.Tests.CommandLine;

public sealed class HelpTextTests
{
    [Fact]
    public void Text_FitsInto100Columns() =>
        Assert.All(HelpText.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));

    [Fact]
    public void Text_ListsEveryOption() =>
        Assert.All(OptionTable.InReadingOrder, option => Assert.Contains($" {option.Form} ", HelpText.Text.ReplaceLineEndings(" "), StringComparison.Ordinal));

    [Fact]
    public void Text_SaysNothingOfWhatIsReserved() =>
        Assert.All(OptionTable.ReservedCommands.Concat(OptionTable.ReservedOptions), word => Assert.DoesNotContain($" {word} ", HelpText.Text, StringComparison.Ordinal));
}
