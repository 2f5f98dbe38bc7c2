using System.Globalization;
using System.Text.Unicode;

namespace NetConsole.Terminal.Tests.Text;

/// <summary>Attacks and controls from <c>HostileCorpus.tsv</c>: bytes of a peer, and what must be shown for them.</summary>
internal static class HostileCorpus
{
    /// <summary>Name, bytes in hex, what is shown; only the rows whose bytes are valid UTF-8, if asked.</summary>
    internal static TheoryData<string, string, string> Rows(bool onlyText)
    {
        var rows = new TheoryData<string, string, string>();
        using Stream stream = typeof(HostileCorpus).Assembly.GetManifestResourceStream("HostileCorpus.tsv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            if (onlyText && !Utf8.IsValid(Convert.FromHexString(fields[2])))
            {
                continue;
            }

            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{fields[0]} {fields[1]}"), fields[2], fields[3]);
        }

        return rows;
    }
}
