using System.Diagnostics;
using System.Text;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// The rows of the transcript that pass a test, kept true while rows come and are let go. What is there already is looked through on another thread; what comes
/// is tried here, on the loop, unless a row could take long: then that goes to the other thread too.
/// </summary>
internal sealed class LiveMatches : IMatches, IAsyncDisposable
{
    /// <summary>Rows with more text than this are tried on the other thread.</summary>
    private const int LongRow = 16 * 1024;

    /// <summary>So much text is tried on the loop at a time; the rest, of a flood, goes to the other thread.</summary>
    private const int MostBytesHere = 1024 * 1024;

    /// <summary>An expression that takes so long for a short row counts to hundreds (as <c>[ab]*a[ab]{500}</c> does), and would hold up keys.</summary>
    private static readonly TimeSpan LongTry = TimeSpan.FromMilliseconds(50);

    private readonly TranscriptStore _store;
    private readonly RowTest _test;
    private readonly Encoding _encoding;
    private bool _isQuick;
    private readonly Action _wake;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RowText _text;
    private readonly RowScan _backwards;
    private readonly List<RowBlock> _coming = [];
    private RowScan? _forwards;
    private long _end;
    private long _lookedFrom;

    /// <param name="store">Where the rows are.</param>
    /// <param name="test">Which are wanted.</param>
    /// <param name="isLinear">True when every row takes time in proportion to its length.</param>
    /// <param name="encoding">The peers' text.</param>
    /// <param name="wake">Called on any thread when <see cref="Advance"/> has something to do.</param>
    public LiveMatches(TranscriptStore store, RowTest test, bool isLinear, Encoding encoding, Action wake)
    {
        _store = store;
        _test = test;
        _isQuick = isLinear;
        _encoding = encoding;
        _text = new RowText(encoding);
        _wake = wake;
        _end = store.Extent.End;
        Rows = new MatchedRows(_end);
        _lookedFrom = _end;
        _backwards = new RowScan(store.Snapshot(), store.Extent.First, test, encoding, wake, _stopping.Token);
    }

    public MatchedRows Rows { get; }

    /// <summary>True once the first rows were looked at: there is something to show, or nothing was found among them.</summary>
    public bool HasBegun { get; private set; }

    public MatchTally Tally => new(Rows.Count, _lookedFrom, Percent);

    // 100 only where nothing is left to look at.
    private int Percent => _lookedFrom <= _store.Extent.First ? 100 : (int)Math.Min(99, 100 * (_backwards.End - _lookedFrom) / (_backwards.End - _backwards.First));

    /// <summary>Takes what the other thread has found, tries what has come, and drops what was let go. On the loop.</summary>
    public void Advance()
    {
        _backwards.ForgetBelow(_store.Extent.First);
        while (_backwards.TryTake(out ScanBatch? batch))
        {
            Rows.Prepend(batch.Blocks);
            _lookedFrom = batch.From;
            HasBegun = true;
        }

        Rows.LetGoBelow(_store.Extent.First);
        TryNewRows();
    }

    public long? Before(long row) => Rows.Before(row);

    public long? After(long row) => Rows.After(row);

    public long CountFrom(long row) => Rows.EndOrdinal - Rows.OrdinalFrom(row);

    /// <summary>Ends the other thread's work, and completes when it has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_backwards.Completion, _forwards?.Completion ?? Task.CompletedTask).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private void TryNewRows()
    {
        _end = Math.Max(_end, _store.Extent.First);
        if (_forwards is null && _isQuick)
        {
            TryNewRowsHere();
        }

        TryNewRowsElsewhere();
    }

    /// <summary>Up to a row that is long, or to as much as the loop has time for. An expression that took long once is not tried here again.</summary>
    private void TryNewRowsHere()
    {
        long end = _store.Extent.End;
        int left = MostBytesHere;
        for (; _end < end && _isQuick; _end++)
        {
            TranscriptEntry entry = _store[_end];
            left -= entry.TextLength;
            if (entry.TextLength > LongRow || left < 0)
            {
                return;
            }

            long started = Stopwatch.GetTimestamp();
            if (_test(entry, _text))
            {
                Rows.Add(_end);
            }

            _isQuick = Stopwatch.GetElapsedTime(started) < LongTry;
        }
    }

    private void TryNewRowsElsewhere()
    {
        while (_forwards is not null && _forwards.TryTake(out ScanBatch? batch))
        {
            // It goes from newer to older, and ordinals from older to newer: only the whole of it can be added.
            _coming.AddRange(batch.Blocks);
            if (batch.From == _forwards.First)
            {
                Rows.Append(Enumerable.Reverse(_coming));
                Rows.LetGoBelow(_store.Extent.First);
                _coming.Clear();
                _forwards = null;
            }
        }

        if (_forwards is null && _end < _store.Extent.End)
        {
            _forwards = new RowScan(_store.Snapshot(), _end, _test, _encoding, _wake, _stopping.Token);
            _end = _store.Extent.End;
        }
    }
}
