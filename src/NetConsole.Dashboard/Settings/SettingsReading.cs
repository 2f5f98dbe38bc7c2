using System.Collections.Immutable;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Settings;

/// <summary>What a settings file says.</summary>
/// <param name="Settings">What was set before, changed by whatever was right in the file.</param>
/// <param name="Messages">The saved messages.</param>
/// <param name="Problems">What was not understood, each with its line and column.</param>
internal sealed record SettingsReading(SessionSettings Settings, ImmutableList<SavedMessage> Messages, ImmutableArray<string> Problems);
