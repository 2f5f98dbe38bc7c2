using System.Reflection;
using System.Text.RegularExpressions;
using NetConsole.Testing;

namespace NetConsole.Tests.Architecture;

/// <summary>The arrows of <c>src/ARCHITECTURE.md</c>: NetConsole → Dashboard → {Engine, Terminal}, and Engine and Terminal never meet.</summary>
public sealed partial class DependencyTests
{
    private const string Engine = "NetConsole.Engine";
    private const string Terminal = "NetConsole.Terminal";
    private const string Dashboard = "NetConsole.Dashboard";
    private const string Program = "netconsole";

    [Theory]
    [InlineData(Engine, new string[] { })]
    [InlineData(Terminal, new string[] { })]
    [InlineData(Dashboard, new[] { Engine, Terminal })]
    [InlineData(Program, new[] { Dashboard, Engine, Terminal })]
    public void Assembly_ReferencesOnlyWhatIsBelowIt(string name, string[] allowed)
    {
        IEnumerable<string> ours = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith("NetConsole", StringComparison.OrdinalIgnoreCase));

        Assert.Empty(ours.Except(allowed));
    }

    // A reference that no code uses is not in the assembly, but still invites: so the projects are asked too.
    [Theory]
    [InlineData(Engine, new string[] { })]
    [InlineData(Terminal, new string[] { })]
    [InlineData(Dashboard, new[] { Engine, Terminal })]
    [InlineData("NetConsole", new[] { Dashboard })]
    public void Project_ReferencesOnlyWhatIsBelowIt(string name, string[] expected)
    {
        string project = File.ReadAllText(Path.Combine(SourceTree.Root, "src", name, name + ".csproj"));

        Assert.Equal(expected, ProjectReference().Matches(project).Select(match => match.Groups["name"].Value));
    }

    [Theory]
    [InlineData(Engine, "NetConsole.Terminal|NetConsole.Dashboard")]
    [InlineData(Terminal, "NetConsole.Engine|NetConsole.Dashboard|System.Net.Sockets")]
    public void Sources_NeverNameWhatIsBesideOrAbove(string project, string forbidden) =>
        AssertNoMention(SourceTree.FilesOf(project), forbidden.Split('|'));

    [Fact]
    public void Dashboard_OutsideItsRim_KnowsNoSocketsClocksThreadsOrChannels()
    {
        // Effects are carried out, events are recorded and the loop runs at the rim; all the rest is pure.
        string[] rim = ["Effects", "Runtime", "Transcripts"];
        string folder = Path.Combine(SourceTree.Root, "src", Dashboard);
        IEnumerable<string> files = SourceTree.FilesOf(Dashboard)
            .Where(file => !rim.Contains(Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]));

        AssertNoMention(
            files,
            "System.Net.Sockets", "System.Threading", "System.IO", "Channel<", "ChannelReader<", "ChannelWriter<", "TimeProvider", "Stopwatch", "Task.", "Task<",
            "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Environment.TickCount", "Random.Shared", "Guid.NewGuid");
    }

    [Theory]
    [InlineData(Engine)]
    [InlineData(Terminal)]
    [InlineData(Dashboard)]
    [InlineData("NetConsole")]
    public void Namespace_MatchesTheFolder(string project)
    {
        string src = Path.Combine(SourceTree.Root, "src");
        var wrong = new List<string>();
        foreach (string file in SourceTree.FilesOf(project))
        {
            string expected = Path.GetRelativePath(src, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            string[] found = [.. NamespaceDeclaration().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value)];
            bool isEntryPoint = Path.GetFileName(file) == "Program.cs" && found.Length == 0;
            if (!isEntryPoint && !found.SequenceEqual([expected]))
            {
                wrong.Add($"{Path.GetRelativePath(src, file)}: {string.Join(", ", found)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData(Engine)]
    [InlineData(Terminal)]
    [InlineData(Dashboard)]
    public void PublicTypes_BearTheNameOfTheirAssembly(string name) =>
        Assert.All(Assembly.Load(name).GetExportedTypes(), type => Assert.Matches($@"^{Regex.Escape(name)}(\.|$)", type.Namespace));

    /// <summary>Fails with file and line for each of the words that occurs in code; comments may name what they like.</summary>
    private static void AssertNoMention(IEnumerable<string> files, params string[] words)
    {
        var found = new List<string>();
        foreach (string file in files)
        {
            string[] lines = File.ReadAllLines(file);
            for (int i = 0; i < lines.Length; i++)
            {
                string code = Comment().Replace(lines[i], "");
                found.AddRange(words
                    .Where(word => code.Contains(word, StringComparison.Ordinal))
                    .Select(word => $"{Path.GetRelativePath(SourceTree.Root, file)}:{i + 1}: {word}"));
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex(@"<ProjectReference Include=""\.\./(?<name>[^/""]+)/")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
