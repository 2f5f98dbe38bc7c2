namespace NetConsole.Hosting;

/// <summary>Where the program keeps what outlives a run (XDG Base Directory Specification; on Windows, local application data).</summary>
internal static class UserFolders
{
    private const string Program = "netconsole";

    /// <summary>Null when the user has no home.</summary>
    public static string? Home => NonEmpty(Environment.GetEnvironmentVariable("HOME")) ?? NonEmpty(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>Settings and saved messages; null when there is nowhere to put them. Also on Windows XDG_CONFIG_HOME goes before.</summary>
    public static string? Configuration =>
        Named("XDG_CONFIG_HOME") ?? (OperatingSystem.IsWindows() ? Windows(Environment.SpecialFolder.ApplicationData) : UnderHome(".config"));

    /// <summary>History and the traces of our bugs; null when there is nowhere to put them.</summary>
    public static string? State => OperatingSystem.IsWindows()
        ? Windows(Environment.SpecialFolder.LocalApplicationData)
        : Named("XDG_STATE_HOME") ?? UnderHome(Path.Join(".local", "state"));

    /// <summary>What a variable of the specification names; a relative path is to be ignored.</summary>
    private static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } folder && Path.IsPathRooted(folder) ? Path.Join(folder, Program) : null;

    private static string? Windows(Environment.SpecialFolder folder) => NonEmpty(Environment.GetFolderPath(folder)) is { } data ? Path.Join(data, Program) : null;

    private static string? UnderHome(string folder) => Home is { } home ? Path.Join(home, folder, Program) : null;

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
