using System.Text;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// How a line of the history stands in its file: as it is, on a line of its own. Lines that begin with a blank are never kept, so a blank in front is free to say
/// that what follows has line ends in it, written <c>\n</c> and <c>\r</c>, and its backslashes doubled.
/// </summary>
internal static class HistoryText
{
    private const char Mark = ' ';

    public static string Write(string line) => line.AsSpan().IndexOfAny('\r', '\n') < 0
        ? line
        : Mark + line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    public static string Read(string written)
    {
        if (!written.StartsWith(Mark))
        {
            return written;
        }

        var line = new StringBuilder(written.Length);
        for (int index = 1; index < written.Length; index++)
        {
            if (written[index] != '\\' || index + 1 == written.Length)
            {
                line.Append(written[index]);
                continue;
            }

            line.Append(written[++index] switch
            {
                'n' => '\n',
                'r' => '\r',
                var other => other,
            });
        }

        return line.ToString();
    }
}
