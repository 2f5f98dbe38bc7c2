using NetConsole.Dashboard.Models;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Settings;

/// <summary>What came of reading a setting's value.</summary>
internal abstract record SettingRead
{
    private SettingRead()
    {
    }

    /// <summary>The dashboard's own settings as they are to be.</summary>
    internal sealed record Changed(SessionSettings Settings) : SettingRead;

    /// <summary>The engine keeps this one: an order to it.</summary>
    internal sealed record Ordered(EngineCommand Command) : SettingRead;

    /// <summary>It is no value of this setting; the position is one in the value.</summary>
    internal sealed record Refused(TextError Error) : SettingRead;
}
