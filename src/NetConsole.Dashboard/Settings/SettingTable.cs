using System.Collections.Immutable;
using System.Text;
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
            "trim",
            "strip blanks around typed lines, and refuse empty ones",
            settings => settings.Trims,
            (settings, isOn) => settings with { Trims = isOn }),
        new("encoding", "utf-8|latin1|windows-1250…", "the peers' text", model => model.Settings.EncodingWord, Encoding)
        {
            Words = TextEncodings.Names,
            IsKept = false,
        },
        Setting.Switch(
            "numbers",
            "the number of each message on its connection",
            settings => settings.ShowsNumbers,
            (settings, isOn) => settings with { ShowsNumbers = isOn }),
        Setting.Switch(
            "mouse",
            "wheel, clicks and dragging are ours; to select text hold Shift",
            settings => settings.UsesMouse,
            (settings, isOn) => settings with { UsesMouse = isOn }),
        new(Layout, "auto|height:N,width:N…", "the panes; as left at the end, they are there again at the next start", model => model.Settings.Panes.ToString(), Panes)
        {
            Words = [PaneSizes.DefaultWord, "no-listeners", "no-connections"],
        },
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
        Setting.Switch("title", "what goes on, as the window's title", settings => settings.HasTitle, (settings, isOn) => settings with { HasTitle = isOn }),
        new("notify", "/RE/[i]|off", "tell of messages that match: (!) in the title until a key is pressed, and the bell", NotifyOf, Notify) { Words = ["off"] },
        Setting.Switch("bell", "whether notify rings the bell", settings => settings.RingsBell, (settings, isOn) => settings with { RingsBell = isOn }),
        Setting.Switch("history", "keep typed lines on disk", settings => settings.KeepsHistory, (settings, isOn) => settings with { KeepsHistory = isOn }),
        new("framing", "auto|line|raw|…", "how bytes become messages, as --framing has it", model => model.Framing.ToString(), Framing)
        {
            Words = ["auto", "raw", "line", "delimiter:", "length:", "fixed:", "stx-etx", "mllp", "idle:"],
            IsKept = false,
        },
    ];

    /// <summary>The name of the setting that keys change and that is kept without being asked for.</summary>
    public const string Layout = "layout";

    public static Setting? Find(string name) => Entries.FirstOrDefault(setting => setting.Name == name);

    private static SettingRead Panes(SessionSettings settings, string text) =>
        PaneSizes.TryParse(text, out PaneSizes panes, out TextError? error)
            ? new SettingRead.Changed(settings with { Panes = panes })
            : new SettingRead.Refused(error!);

    private static SettingRead Encoding(SessionSettings settings, string text) =>
        TextEncodings.TryParse(text, out Encoding? encoding, out TextError? error)
            ? new SettingRead.Changed(settings with { Encoding = encoding })
            : new SettingRead.Refused(error);

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

    private static string NotifyOf(DashboardModel model) => model.Settings.Notify?.Source ?? "off";

    private static SettingRead Notify(SessionSettings settings, string text) =>
        text == "off" ? new SettingRead.Changed(settings with { Notify = null })
        : NotifyExpression.TryParse(text, out NotifyExpression? expression, out TextError? error) ? new SettingRead.Changed(settings with { Notify = expression })
        : new SettingRead.Refused(error);

    private static SettingRead Framing(SessionSettings settings, string text) =>
        FramingSpec.TryParse(text, out FramingSpec? framing, out TextError? error)
            ? new SettingRead.Ordered(new EngineCommand.SetFraming(SettingScope.Everything, framing))
            : new SettingRead.Refused(error);
}
