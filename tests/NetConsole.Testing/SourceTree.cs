namespace NetConsole.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class SourceTree
{
    /// <summary>Its root: the nearest folder above the test assembly that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files of a project in <c>src</c>.</summary>
    public static IEnumerable<string> FilesOf(string project)
    {
        string folder = Path.Combine(Root, "src", project);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NetConsole.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"No NetConsole.sln above {AppContext.BaseDirectory}.");
    }
}
