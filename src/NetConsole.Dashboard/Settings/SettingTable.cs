using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Settings;

/// <summary>
/// Every setting there is, in the order in which <c>\set</c> lists them. <c>\set</c>, its page, help, completion and the settings file follow from this table:
/// a new setting is a line here and a property of <see cref="SessionSettings"/>.
/// </summary>
internal static class SettingTable
{
    public static IReadOnlyList<Setting> Entries { get; } =
    [
        Setting.Choice(
            "eol",
            "what Enter appends to typed text; auto: lf, on datagrams nothing",
            [("auto", LineEnd.Auto), ("lf", LineEnd.Lf), ("crlf", LineEnd.CrLf), ("cr", LineEnd.Cr), ("none", LineEnd.None)],
            settings => settings.LineEnd,
            (settings, lineEnd) => settings with { LineEnd = lineEnd }),
        Setting.Switch(
            "numbers",
            "the number of each message on its connection",
            settings => settings.ShowsNumbers,
            (settings, isOn) => settings with { ShowsNumbers = isOn }),
        new("framing", "auto|line|raw|…", "how bytes become messages, as --framing has it", model => model.Framing.ToString(), Framing)
        {
            Words = ["auto", "raw", "line", "delimiter:", "length:", "fixed:", "stx-etx", "mllp", "idle:"],
            IsKept = false,
        },
    ];

    public static Setting? Find(string name) => Entries.FirstOrDefault(setting => setting.Name == name);

    private static SettingRead Framing(SessionSettings settings, string text) =>
        FramingSpec.TryParse(text, out FramingSpec? framing, out TextError? error)
            ? new SettingRead.Ordered(new EngineCommand.SetFraming(SettingScope.Everything, framing))
            : new SettingRead.Refused(error);
}
