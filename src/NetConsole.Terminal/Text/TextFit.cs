using System.Globalization;
using System.Text;

namespace NetConsole.Terminal.Text;

/// <summary>Finds where a line of outside text has to end so that it fits: never within a cluster or the escape that stands for one. Thread-safe.</summary>
public static class TextFit
{
    private const int WindowUnits = 64;

    /// <summary>How many bytes lead the text that fill at most so many columns when the sanitiser shows them; at least one cluster, however wide that is.</summary>
    /// <param name="utf8">The bytes, meant as UTF-8.</param>
    /// <param name="columns">At least 1.</param>
    public static int BytesWithin(ReadOnlySpan<byte> utf8, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Span<char> window = stackalloc char[WindowUnits];
        int taken = 0;
        int left = columns;
        while (taken < utf8.Length)
        {
            // One byte more than fits, to see whether a mark follows; what lies beyond is not read again for every line.
            int ascii = Math.Min(SanitisingReader.AsciiRun(utf8.Slice(taken, Math.Min(utf8.Length - taken, left + 1))), left);
            taken += ascii;
            left -= ascii;
            if (left == 0 || taken == utf8.Length)
            {
                return taken;
            }

            int bytes = NextCluster(utf8[taken..], window, out int width);
            if (width > left && taken > 0)
            {
                return taken;
            }

            taken += bytes;
            left = Math.Max(0, left - width);
        }

        return taken;
    }

    private static int NextCluster(ReadOnlySpan<byte> utf8, Span<char> window, out int columns)
    {
        var sink = new ColumnCounter();
        int read = SanitisingReader.FillWindow(utf8, window, out int units);
        if (units == 0)
        {
            EscapeNotation.WriteByte(utf8[0], ref sink);
            columns = sink.Columns;
            return 1;
        }

        ReadOnlySpan<char> cluster = window[..StringInfo.GetNextTextElementLength(window[..units])];
        ClusterRules.Split(cluster, ref sink);
        columns = sink.Columns;
        return cluster.Length == units ? read : Encoding.UTF8.GetByteCount(cluster);
    }

    /// <summary>Counts columns and keeps nothing.</summary>
    private struct ColumnCounter : IGlyphSink
    {
        public int Columns { get; private set; }

        public readonly bool IsFull => false;

        public void Add(char ascii, bool isEscape) => Columns++;

        public void Add(ReadOnlySpan<char> cluster) => Columns += ColumnWidth.Of(cluster);
    }
}
