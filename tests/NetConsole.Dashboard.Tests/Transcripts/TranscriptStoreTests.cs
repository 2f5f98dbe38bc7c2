using System.Text;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Tests.Transcripts;

public class TranscriptStoreTests
{
    [Fact]
    public void Append_ThenRead_GivesBackEveryRow()
    {
        TranscriptStore store = new(64 << 20);
        for (int i = 0; i < 10_000; i++)
        {
            store.Append(Row($"row {i}"));
        }

        Assert.Equal(10_000, store.Extent.End);
        Assert.Equal(0, store.Extent.First);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.Equal($"row {i}", Encoding.UTF8.GetString(store[i].Text.Span));
        }
    }

    [Fact]
    public void Append_OverTheLimit_LetsTheOldestGoAndKeepsTheNumbers()
    {
        TranscriptStore store = new(1 << 20);
        for (int i = 0; i < 100_000; i++)
        {
            store.Append(Row($"row {i}"));
        }

        TranscriptExtent extent = store.Extent;
        Assert.True(extent.BytesHeld <= 1 << 20);
        Assert.InRange(extent.First, 1, 99_999);
        Assert.Equal(extent.First, extent.LetGo);
        Assert.Equal(100_000, extent.Messages);
        Assert.Equal($"row {extent.First}", Encoding.UTF8.GetString(store[extent.First].Text.Span));
        Assert.Equal("row 99999", Encoding.UTF8.GetString(store[99_999].Text.Span));
    }

    [Fact]
    public void Append_AMessageLargerThanASegment_IsKeptWhole()
    {
        TranscriptStore store = new(16 << 20);
        byte[] large = new byte[1 << 20];
        Random.Shared.NextBytes(large);
        store.Append(Row("before"));
        store.Append(new TranscriptEntry(EntryKind.Received, default, 1, 1, MessageFlags.None, large, 0, large.Length, null));
        store.Append(Row("after"));

        Assert.True(store[1].Bytes.Span.SequenceEqual(large));
        Assert.Equal("after", Encoding.UTF8.GetString(store[2].Text.Span));
    }

    [Fact]
    public void Append_CopiesTheBytes()
    {
        TranscriptStore store = new(1 << 20);
        byte[] bytes = "first"u8.ToArray();
        store.Append(new TranscriptEntry(EntryKind.Received, default, 1, 1, MessageFlags.None, bytes, 0, 5, null));
        bytes.AsSpan().Clear();

        Assert.Equal("first", Encoding.UTF8.GetString(store[0].Text.Span));
    }

    [Fact]
    public void Clear_LetsGoOfEverything_AndNumbersGoOn()
    {
        TranscriptStore store = new(1 << 20);
        store.Append(Row("one"));
        store.Clear();
        Assert.Equal(new TranscriptExtent(1, 1, 0, 0, 0) { OldestRow = 1 }, store.Extent);

        store.Append(Row("two"));
        Assert.Equal("two", Encoding.UTF8.GetString(store[1].Text.Span));
    }

    [Fact]
    public void Append_AMillionMessagesOf64Bytes_FitInto256MiB()
    {
        TranscriptStore store = new(256 << 20);
        TranscriptEntry row = Row(new string('x', 63));
        for (int i = 0; i < 1_000_000; i++)
        {
            store.Append(row);
        }

        Assert.Equal(0, store.Extent.LetGo);
        Assert.InRange(store.Extent.BytesHeld, 64_000_000, 160_000_000);
    }

    [Fact]
    public void Snapshot_WhileRowsAreAddedAndLetGo_HoldsWhatItHeld()
    {
        TranscriptStore store = new(1 << 20);
        for (int i = 0; i < 1500; i++)
        {
            store.Append(Row($"row {i}"));
        }

        TranscriptSnapshot snapshot = store.Snapshot();
        for (int i = 1500; i < 100_000; i++)
        {
            store.Append(Row($"row {i}"));
        }

        Assert.True(store.Extent.First > 1500);
        Assert.Equal((0, 1500), (snapshot.First, snapshot.End));
        for (int i = 0; i < 1500; i++)
        {
            SegmentView segment = snapshot.Containing(i);
            Assert.Equal($"row {i}", Encoding.UTF8.GetString(segment[(int)(i - segment.FirstRow)].Text.Span));
        }
    }

    private static TranscriptEntry Row(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + "\n");
        return new TranscriptEntry(EntryKind.Received, default, 1, 1, MessageFlags.None, bytes, 0, bytes.Length - 1, null);
    }
}
