namespace NetConsole.Engine.Tests.Framing;

/// <summary>Cuts streams into chunks at random places. The seed is part of the failure message, so that a failure can be run again.</summary>
internal static class RandomSplits
{
    /// <summary>Streams made of the given pieces, and for each one way to cut it.</summary>
    public static void ForEach(string[] pieces, int streams, Action<int, byte[], IReadOnlyList<byte[]>> check)
    {
        for (int seed = 0; seed < streams; seed++)
        {
            var random = new Random(seed);
            byte[] stream = [.. random.GetItems(pieces, random.Next(0, 30)).SelectMany(System.Text.Encoding.Latin1.GetBytes)];
            check(seed, stream, Cut(stream, random));
        }
    }

    private static List<byte[]> Cut(byte[] stream, Random random)
    {
        var chunks = new List<byte[]>();
        int longest = random.Next(1, 12);
        for (int start = 0; start < stream.Length;)
        {
            int end = Math.Min(stream.Length, start + random.Next(1, longest + 1));
            chunks.Add(stream[start..end]);
            start = end;
        }

        return chunks;
    }
}
