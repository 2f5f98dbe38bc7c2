using System.Runtime.CompilerServices;

namespace NetConsole.Dashboard.Tests;

/// <summary>
/// Screens kept as text beside the tests. <c>NETCONSOLE_UPDATE_SNAPSHOTS=1</c> writes them anew; then read the difference before it is committed.
/// </summary>
internal static class Snapshot
{
    public static void Match(string name, string[] lines, [CallerFilePath] string testFile = "")
    {
        string path = Path.Join(Path.GetDirectoryName(testFile), "Snapshots", $"{name}.txt");
        string actual = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("NETCONSOLE_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no snapshot {name}; NETCONSOLE_UPDATE_SNAPSHOTS=1 writes it");
        string expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(expected == actual, $"the screen differs from {name}.\n--- expected\n{expected}--- shown\n{actual}");
    }
}
