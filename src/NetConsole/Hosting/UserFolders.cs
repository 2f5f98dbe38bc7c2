namespace NetConsole.Hosting;

/// <summary>Where the program keeps what outlives a run (XDG Base Directory Specification; on Windows, local application data).</summary>
internal static class UserFolders
{
    /// <summary>Null when the user has no home.</summary>
    public static string? Home => NonEmpty(Environment.GetEnvironmentVariable("HOME")) ?? NonEmpty(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>History and the traces of our bugs; null when there is nowhere to put them.</summary>
    public static string? State
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return NonEmpty(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)) is { } data ? Path.Join(data, "netconsole") : null;
            }

            if (NonEmpty(Environment.GetEnvironmentVariable("XDG_STATE_HOME")) is { } state && Path.IsPathRooted(state))
            {
                return Path.Join(state, "netconsole");
            }

            return Home is { } home ? Path.Join(home, ".local", "state", "netconsole") : null;
        }
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
