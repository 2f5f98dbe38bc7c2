using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Tests.Text;

/// <summary>Random bytes, biased towards what breaks decoders: whatever comes, no code point that a terminal obeys or that can't be seen reaches a cell.</summary>
public sealed class SanitiserFuzzTests
{
    private const int TotalBytes = 25_000_000;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    private static readonly byte[][] Fragments =
    [
        "\e["u8.ToArray(), "\e]0;"u8.ToArray(), "\u009B"u8.ToArray(), "\u202E"u8.ToArray(), "\u200D"u8.ToArray(), "\uFE0F"u8.ToArray(), "\u0301"u8.ToArray(),
        "👩"u8.ToArray(), "🇳"u8.ToArray(), "🏽"u8.ToArray(), "漢"u8.ToArray(), "한"u8.ToArray(), "\u1161"u8.ToArray(), "\u20E3"u8.ToArray(), "\u093F"u8.ToArray(),
        "\U000E0001"u8.ToArray(), "\uE000"u8.ToArray(), "\uFFFF"u8.ToArray(), "\u2028"u8.ToArray(), "\u3164"u8.ToArray(), "\u0600"u8.ToArray(), "\u0D4E"u8.ToArray(),
        [0xED, 0xA0, 0x80], [0xC0, 0x9B], [0xF4, 0x90], [0xE2, 0x80],
    ];

    [Fact]
    public void FromUtf8_RandomBytes_NeverLetsAForbiddenCodePointThrough()
    {
        var random = new Random(20240117);
        var buffer = new CellBuffer(200, 1);
        byte[] chunk = new byte[4096];
        long start = Stopwatch.GetTimestamp();
        long done = 0;
        while (done < TotalBytes && Stopwatch.GetElapsedTime(start) < TimeLimit)
        {
            Fill(chunk, random);
            done += chunk.Length;
            ScreenText text = Sanitiser.FromUtf8(chunk);
            foreach (ref readonly Glyph glyph in text.Glyphs)
            {
                AssertSafe(glyph.Cluster);
                Assert.InRange(glyph.Columns, 1, 2);
            }

            buffer.Canvas.Write(0, 0, text, default, default);
            for (int x = 0; x < buffer.Width; x++)
            {
                AssertSafe(buffer[x, 0].Cluster);
            }
        }

        Assert.True(done > 100_000, $"Only {done} bytes in {TimeLimit}.");
    }

    [Fact]
    public void FromString_RandomUnits_ShowsWhatFromUtf8ShowsWhereBothAreDefined()
    {
        var random = new Random(7);
        byte[] chunk = new byte[600];
        for (int round = 0; round < 300; round++)
        {
            Fill(chunk, random);
            string text = Encoding.UTF8.GetString(chunk);
            Assert.Equal(Sanitiser.FromUtf8(Encoding.UTF8.GetBytes(text)).ToString(), Sanitiser.FromString(text).ToString());
        }
    }

    private static void Fill(byte[] chunk, Random random)
    {
        Span<byte> encoded = stackalloc byte[4];
        int position = 0;
        while (position < chunk.Length)
        {
            switch (random.Next(4))
            {
                case 0:
                    chunk[position++] = (byte)random.Next(256);
                    break;
                case 1:
                    chunk[position++] = (byte)random.Next(' ', 0x7F);
                    break;
                case 2:
                    byte[] fragment = Fragments[random.Next(Fragments.Length)];
                    int length = Math.Min(fragment.Length, chunk.Length - position);
                    fragment.AsSpan(0, length).CopyTo(chunk.AsSpan(position));
                    position += length;
                    break;
                default:
                    int codePoint = random.Next(random.Next(2) == 0 ? 0x3000 : 0x110000);
                    int written = new Rune(Rune.IsValid(codePoint) ? codePoint : 'x').EncodeToUtf8(encoded);
                    written = Math.Min(written, chunk.Length - position);
                    encoded[..written].CopyTo(chunk.AsSpan(position));
                    position += written;
                    break;
            }
        }
    }

    /// <summary>The rule in words of its own, not by way of the code under test. A joiner is allowed inside a cluster, behind and before something.</summary>
    private static void AssertSafe(string cluster)
    {
        if (cluster.Length == 1 && cluster[0] is >= ' ' and <= '~')
        {
            return;
        }

        Assert.True(cluster.Length <= 32, "Longer than 32 units.");
        int marks = 0;
        for (int index = 0; index < cluster.Length; index += char.IsSurrogate(cluster[index]) ? 2 : 1)
        {
            UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(cluster, index);
            bool isInnerJoiner = cluster[index] == '\u200D' && index > 0 && index < cluster.Length - 1;
            bool isForbidden = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                || (category == UnicodeCategory.SpaceSeparator && cluster[index] != ' ');
            Assert.False(isForbidden && !isInnerJoiner, $"U+{(int)cluster[index]:X4} in a cluster.");
            marks += category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark && cluster[index] != '\uFE0F' ? 1 : 0;
        }

        Assert.True(marks <= 3, "More than three marks.");
    }
}
