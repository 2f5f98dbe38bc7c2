using System.Globalization;

namespace NetConsole.Hosting;

/// <summary>What is left of a bug of ours: a trace in the state folder, and one line that names it.</summary>
internal static class CrashReport
{
    /// <summary>Saves the trace and writes the line. The terminal is the shell's again by now.</summary>
    public static void Write(Exception exception)
    {
        string told = Save(exception) is { } path ? $"the trace is in {path}" : "the trace could not be saved";
        StandardStreams.WriteError($"this is a bug: {FirstLine(exception.Message)}; {told}");
    }

    private static string? Save(Exception exception)
    {
        if (UserFolders.State is not { } folder)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);
            string time = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            string path = Path.Join(folder, $"crash-{time}-{Environment.ProcessId}.txt");
            File.WriteAllText(path, $"{CommandLine.HelpText.Version}{exception}\n");
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
