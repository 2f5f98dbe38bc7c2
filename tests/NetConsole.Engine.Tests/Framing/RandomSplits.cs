using System.Text;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

/// <summary>Cuts streams into chunks at random places. The seed is part of the failure message, so that a failure can be run again.</summary>
internal static class RandomSplits
{
    /// <summary>Any way to cut a stream gives the same messages, and never leaves more than the limit pending.</summary>
    public static void GiveTheSameMessages(string[] pieces, int limit, Func<Framer> create) => ForEach(pieces, 2_000, (seed, stream, chunks) =>
    {
        FramedStream whole = new FramedStream(create()).Read(stream).Flush();
        var cut = new FramedStream(create());
        foreach (byte[] chunk in chunks)
        {
            cut.Read(chunk);
            Assert.InRange(cut.PendingBytes, 0, limit);
        }

        Assert.True(whole.Log.SequenceEqual(cut.Flush().Log), $"seed {seed}: {string.Join(' ', whole.Log)} became {string.Join(' ', cut.Log)}");
    });

    private static void ForEach(string[] pieces, int streams, Action<int, byte[], IReadOnlyList<byte[]>> check)
    {
        for (int seed = 0; seed < streams; seed++)
        {
            var random = new Random(seed);
            byte[] stream = [.. random.GetItems(pieces, random.Next(0, 30)).SelectMany(Encoding.Latin1.GetBytes)];
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
