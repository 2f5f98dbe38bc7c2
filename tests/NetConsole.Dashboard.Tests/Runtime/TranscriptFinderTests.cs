using System.Text;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Runtime;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class TranscriptFinderTests : IAsyncDisposable
{
    private readonly TranscriptStore _store = new(4 << 20);
    private readonly SemaphoreSlim _woken = new(0);
    private readonly TranscriptFinder _finder;

    public TranscriptFinderTests() => _finder = new TranscriptFinder(_store, TimeProvider.System, () => _woken.Release());

    private ITranscript Shown => _finder.Report.Shown;

    public ValueTask DisposeAsync() => _finder.DisposeAsync();

    [Fact]
    public void Report_WithoutAFilter_ShowsEverything()
    {
        Say(1, 10);
        Assert.Equal(new FindingReport(_store, null, null, null), _finder.Report);
    }

    [Fact]
    public async Task Filter_WhatIsThere_ShowsTheRowsThatMatchInOrder()
    {
        Say(1, 20_000);
        Filter("7");
        Assert.Equal(new FindingReport(_store, null, null, null), _finder.Report);

        await FoundAsync();
        Assert.Equal(Expected("7"), ShownRows());
        Assert.Equal(_store.Extent.Shown - Shown.Extent.Shown, Shown.Extent.Hidden);
    }

    [Fact]
    public async Task Filter_RowsThatCome_AreShownWithoutAThread()
    {
        Say(1, 3000);
        Filter("7");
        await FoundAsync();
        TranscriptExtent before = Shown.Extent;

        Say(3001, 40);
        _finder.Advance();
        Assert.Equal(Expected("7"), ShownRows());
        Assert.Equal((before.First, before.End + 4), (Shown.Extent.First, Shown.Extent.End));
    }

    [Fact]
    public async Task Filter_RowsThatAreLetGo_AreShownNoLonger()
    {
        Say(1, 3000);
        Filter("7");
        await FoundAsync();
        Say(3001, 100_000);
        _finder.Advance();

        Assert.True(_store.Extent.First > 0);
        Assert.Equal(Expected("7"), ShownRows());
    }

    [Fact]
    public async Task Filter_RowsLetGoWhileItLooks_AreNotFound()
    {
        Say(1, 30_000);
        Filter("7");
        Say(30_001, 100_000);
        await FoundAsync();

        Assert.Equal(Expected("7"), ShownRows());
    }

    [Fact]
    public async Task Filter_Cleared_HidesNothing()
    {
        Say(1, 3000);
        Filter("7");
        _store.Clear();
        await FoundAsync();
        Assert.Equal((0, 0), (Shown.Extent.Shown, Shown.Extent.Hidden));

        Say(1, 10);
        _finder.Advance();
        Assert.Equal(Expected("7"), ShownRows());
    }

    [Fact]
    public async Task Filter_ClearedBeforeTheNextOneHasBegun_ShowsNothingThatIsGone()
    {
        Say(1, 3000);
        Filter("7");
        await FoundAsync();
        using HeldEncoding held = new();
        _finder.Filter(new FilterExpression.HasText(TextPattern.Of("8")), TimeZoneInfo.Utc, [], held);
        _store.Clear();
        _finder.Advance();

        Assert.Equal((0, 0), (Shown.Extent.Shown, Shown.Extent.Hidden));
        Assert.Empty(ShownRows());
        held.LetGo();
        await FoundAsync();
    }

    [Fact]
    public async Task Filter_Off_ShowsEverythingAtOnce()
    {
        Say(1, 3000);
        Filter("7");
        await FoundAsync();
        _finder.Filter(null, TimeZoneInfo.Utc, [], Encoding.UTF8);

        Assert.Equal(new FindingReport(_store, null, null, null), _finder.Report);
    }

    [Fact]
    public async Task Filter_AnExpressionThatBacktracks_FindsWhatComesOnItsThread()
    {
        Say(1, 3000);
        Assert.True(TextPattern.TryParse("(?<=1)7", null, out TextPattern? pattern, out _));
        Assert.False(pattern.IsLinear);
        _finder.Filter(new FilterExpression.HasText(pattern), TimeZoneInfo.Utc, [], Encoding.UTF8);
        await FoundAsync();
        Say(3001, 2000);
        _finder.Advance();
        await FoundAsync();
        Assert.Equal(Expected("17"), ShownRows());
    }

    [Fact]
    public async Task Filter_AnExpressionThatBacktracks_UnderLoad_IsBehind_AndSkipsWhatIsLetGo()
    {
        using HeldEncoding held = new();
        Assert.True(TextPattern.TryParse("(?<=1)7", null, out TextPattern? pattern, out _));
        _finder.Filter(new FilterExpression.HasText(pattern), TimeZoneInfo.Utc, [], held);
        await FoundAsync();
        Say(1, 3000);
        _finder.Advance();
        Assert.False(_finder.Report.Filter!.Value.IsComplete);

        Say(3001, 100_000);
        _finder.Advance();
        held.LetGo();
        await FoundAsync();
        Assert.Equal(Expected("17"), ShownRows());
        Assert.InRange(held.Reads, 1, RowBlock.Rows + (int)_store.Extent.Shown);
    }

    [Fact]
    public async Task Search_InWhatAFilterShows_FindsOnlyThere()
    {
        Say(1, 3000);
        Filter("7");
        _finder.Search(TextPattern.Of("55"), Encoding.UTF8);
        await FoundAsync();

        IMatches matches = _finder.Report.Matches!;
        List<string> found = [];
        for (long? row = matches.Before(long.MaxValue / 2); row is { } one; row = matches.Before(one))
        {
            found.Insert(0, Encoding.UTF8.GetString(_store[one].Text.Span));
        }

        Assert.Equal([.. Expected("7").Where(text => text.Contains("55", StringComparison.Ordinal))], found);
        Assert.Equal(found.Count, matches.Tally.Count);
    }

    [Fact]
    public async Task Search_ANewerOne_EndsTheOlder()
    {
        Say(1, 30_000);
        for (int i = 0; i < 30; i++)
        {
            _finder.Search(TextPattern.Of($"{i}"), Encoding.UTF8);
        }

        await FoundAsync();
        Assert.Equal(Expected("29").Count, _finder.Report.Search!.Value.Count);
    }

    [Fact]
    public async Task Filter_InTheEncodingOfThePeers_ReadsMessagesAsIt_AndNotesAsUtf8()
    {
        byte[] cafe = [.. "caf"u8, 0xE9];
        _store.Append(new TranscriptEntry(EntryKind.Received, default, 1, 1, MessageFlags.None, cafe, 0, cafe.Length, null));
        _store.Append(new TranscriptEntry(EntryKind.Note, default, 1, 0, MessageFlags.None, "café"u8.ToArray(), 0, 5, null));
        FilterExpression expression = new FilterExpression.HasText(TextPattern.Of("й"));
        _finder.Filter(expression, TimeZoneInfo.Utc, [], Windows1251);
        await FoundAsync();
        Assert.Equal(EntryKind.Received, Assert.Single(Entries()).Kind);

        _finder.Filter(new FilterExpression.HasText(TextPattern.Of("é")), TimeZoneInfo.Utc, [], Windows1251);
        await FoundAsync();
        Assert.Equal(EntryKind.Note, Assert.Single(Entries()).Kind);

        IEnumerable<TranscriptEntry> Entries()
        {
            for (long ordinal = Shown.Extent.First; ordinal < Shown.Extent.End; ordinal++)
            {
                yield return Shown[ordinal];
            }
        }
    }

    private static Encoding Windows1251 =>
        TextEncodings.TryParse("windows-1251", out Encoding? encoding, out TextError? error) ? encoding : throw new InvalidOperationException(error.Message);

    private void Say(int first, int count)
    {
        for (int number = first; number < first + count; number++)
        {
            byte[] text = Encoding.UTF8.GetBytes($"row {number}");
            _store.Append(new TranscriptEntry(EntryKind.Received, default, 1, number, MessageFlags.None, text, 0, text.Length, null));
        }
    }

    private void Filter(string text) => _finder.Filter(new FilterExpression.HasText(TextPattern.Of(text)), TimeZoneInfo.Utc, [], Encoding.UTF8);

    private async Task FoundAsync()
    {
        _finder.Advance();
        while ((_finder.Wanted is not null && _finder.Report.Filter is not { IsComplete: true }) || _finder.Report.Search is { IsComplete: false })
        {
            Assert.True(await _woken.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "it does not come to its end");
            _finder.Advance();
        }
    }

    private List<string> Expected(string text) =>
        [.. Texts(_store).Where(row => row.Contains(text, StringComparison.Ordinal))];

    private List<string> ShownRows() => [.. Texts(Shown)];

    private static IEnumerable<string> Texts(ITranscript transcript)
    {
        for (long ordinal = transcript.Extent.First; ordinal < transcript.Extent.End; ordinal++)
        {
            yield return Encoding.UTF8.GetString(transcript[ordinal].Text.Span);
        }
    }

    /// <summary>Reads nothing before it is let go, and so holds up the thread that looks through rows.</summary>
    private sealed class HeldEncoding : Encoding, IDisposable
    {
        private readonly ManualResetEventSlim _isLetGo = new();

        private int _reads;

        /// <summary>How many rows were read.</summary>
        public int Reads => Volatile.Read(ref _reads);

        public void LetGo() => _isLetGo.Set();

        public void Dispose() => _isLetGo.Dispose();

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
        {
            Assert.True(_isLetGo.Wait(TimeSpan.FromSeconds(30)), "nobody lets go");
            Interlocked.Increment(ref _reads);
            return Latin1.GetChars(bytes, byteIndex, byteCount, chars, charIndex);
        }

        public override int GetByteCount(char[] chars, int index, int count) => count;

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
            Latin1.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

        public override int GetCharCount(byte[] bytes, int index, int count) => count;

        public override int GetMaxByteCount(int charCount) => charCount;

        public override int GetMaxCharCount(int byteCount) => byteCount;
    }
}
