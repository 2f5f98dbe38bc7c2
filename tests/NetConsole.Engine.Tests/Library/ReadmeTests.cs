using System.Text.RegularExpressions;
using NetConsole.Testing;

namespace NetConsole.Engine.Tests.Library;

/// <summary>What the library's README shows is code that compiles: each example stands, but for its indentation, in the sample.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Readme_Examples_StandInTheSample()
    {
        string readme = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "NetConsole.Engine", "README.md"));
        string sample = string.Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", "NetConsole.Engine.Sample"), "*.cs").Select(File.ReadAllText));

        string[] examples = [.. Example().Matches(readme).Select(match => match.Groups["code"].Value)];

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(Flush(example), Flush(sample), StringComparison.Ordinal));
    }

    private static string Flush(string code) => Indentation().Replace(code, "");

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indentation();
}
