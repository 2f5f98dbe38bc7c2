using NetConsole.Dashboard.Models;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Settings;

/// <summary>One thing that <c>\set</c> changes. A value is text, as it is typed; what it means is known here alone.</summary>
/// <param name="Name">As <c>\set</c> and the settings file have it.</param>
/// <param name="Values">What may follow, as help shows it: <c>lf|crlf|cr|none</c>.</param>
/// <param name="Description">What it is about, in a few words.</param>
/// <param name="Value">What it is now; <paramref name="Read"/> reads the same.</param>
/// <param name="Read">Reads a value, given what is set so far.</param>
internal sealed record Setting(
    string Name, string Values, string Description, Func<DashboardModel, string> Value, Func<SessionSettings, string, SettingRead> Read)
{
    private const string On = "on";
    private const string Off = "off";

    /// <summary>The words among its values, for completion.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>True where the only values are on and off, which the settings file writes as true and false.</summary>
    public bool IsSwitch { get; private init; }

    /// <summary>False for what belongs to a run and its peers, and not to the operator: it does not go into the settings file.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>A setting that is on or off.</summary>
    public static Setting Switch(string name, string description, Func<SessionSettings, bool> get, Func<SessionSettings, bool, SessionSettings> with) =>
        Choice(name, description, [(On, true), (Off, false)], get, with) with { IsSwitch = true };

    /// <summary>A setting that is one of a few words.</summary>
    public static Setting Choice<T>(
        string name, string description, (string Word, T Value)[] choices, Func<SessionSettings, T> get, Func<SessionSettings, T, SessionSettings> with)
        where T : struct
    {
        string[] words = [.. choices.Select(choice => choice.Word)];
        return new Setting(name, string.Join('|', words), description, model => WordOf(choices, get(model.Settings)), Read) { Words = words };

        SettingRead Read(SessionSettings settings, string text)
        {
            int index = Array.IndexOf(words, text);
            return index >= 0
                ? new SettingRead.Changed(with(settings, choices[index].Value))
                : new SettingRead.Refused(new TextError(0, $"{name} cannot be {text}", $"there is {string.Join(", ", words)}"));
        }
    }

    private static string WordOf<T>((string Word, T Value)[] choices, T value) =>
        choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Word;
}
