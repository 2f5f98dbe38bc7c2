using System.Collections.Immutable;
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
            "theme",
            "the colours; auto is dark, or monochrome where NO_COLOR is set",
            [("auto", ThemeChoice.Auto), ("dark", ThemeChoice.Dark), ("light", ThemeChoice.Light), ("monochrome", ThemeChoice.Monochrome)],
            settings => settings.Theme,
            (settings, theme) => settings with { Theme = theme }),
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
        Setting.Choice(
            "view",
            "how messages are shown, as \\view has it",
            [("text", MessageView.Text), ("hex", MessageView.Hex), ("both", MessageView.Both)],
            settings => settings.View,
            (settings, view) => settings with { View = view }),
        Setting.Choice(
            "time",
            "the clock, with parts of a second, or the time since the start or since the message before",
            [("clock", TimeMode.Clock), ("ms", TimeMode.Milliseconds), ("us", TimeMode.Microseconds), ("start", TimeMode.SinceStart), ("delta", TimeMode.SincePrevious)],
            settings => settings.Time,
            (settings, time) => settings with { Time = time }),
        Setting.Switch(
            "json",
            "JSON spread over several lines",
            settings => settings.IndentsJson,
            (settings, isOn) => settings with { IndentsJson = isOn }),
        Setting.Switch(
            "chunks",
            "a sign where one read ended within a message",
            settings => settings.ShowsChunks,
            (settings, isOn) => settings with { ShowsChunks = isOn }),
        new("framing", "auto|line|raw|…", "how bytes become messages, as --framing has it", model => model.Framing.ToString(), Framing)
        {
            Words = ["auto", "raw", "line", "delimiter:", "length:", "fixed:", "stx-etx", "mllp", "idle:"],
            IsKept = false,
        },
    ];

    public static Setting? Find(string name) => Entries.FirstOrDefault(setting => setting.Name == name);

    /// <summary>What the settings file is to say.</summary>
    public static ImmutableArray<SettingValue> Kept(DashboardModel model)
    {
        DashboardModel untouched = model with { Settings = new SessionSettings(model.Settings.Zone) };
        return
        [
            .. Entries.Where(setting => setting.IsKept)
                .Select(setting => new SettingValue(setting, setting.Value(model), setting.Value(model) == setting.Value(untouched))),
        ];
    }

    private static SettingRead Framing(SessionSettings settings, string text) =>
        FramingSpec.TryParse(text, out FramingSpec? framing, out TextError? error)
            ? new SettingRead.Ordered(new EngineCommand.SetFraming(SettingScope.Everything, framing))
            : new SettingRead.Refused(error);
}
