namespace NetConsole.Terminal.Output;

/// <summary>What is drawn for a cluster where the terminal's locale is not UTF-8.</summary>
internal static class AsciiStandIn
{
    /// <summary>As many ASCII characters as the cluster has columns.</summary>
    internal static string For(string cluster, int columns)
    {
        if (columns == 2)
        {
            return "??";
        }

        return cluster.Length == 1 ? For(cluster[0]) : "?";
    }

    private static string For(char character) => character switch
    {
        '─' or '━' or '═' or '╌' or '┄' or '┈' or '╴' or '╶' => "-",
        '│' or '┃' or '║' or '╎' or '┆' or '┊' or '╵' or '╷' => "|",
        >= '\u2500' and <= '\u257F' => "+",
        // Bars of one to seven eighths, in order of ink.
        >= '\u2581' and <= '\u2587' => "_.:-=+*".Substring(character - '\u2581', 1),
        >= '\u2580' and <= '\u259F' => "#",
        '←' or '◂' or '◀' or '‹' or '«' => "<",
        '→' or '▸' or '▶' or '›' or '»' => ">",
        '↑' or '▴' or '▲' => "^",
        '↓' or '▾' or '▼' => "v",
        '●' or '•' or '◆' or '■' => "*",
        '○' or '◇' or '□' => "o",
        '✗' or '✕' or '×' => "x",
        '✓' => "v",
        '‼' => "!",
        '·' => ".",
        '…' => "~",
        '–' or '—' => "-",
        _ => "?",
    };
}
