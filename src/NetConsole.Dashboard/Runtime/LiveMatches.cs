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
    /// <summary>How many new rows a pass of the other thread looks at, at most: what it finds can only be shown when it is through with all of them.</summary>
    private const int RowsAtATime = RowBlock.Rows;

    /// <summary>Rows with more text than this are tried on the other thread.</summary>
    private const int LongRow = 16 * 1024;

    /// <summary>So much text is tried on the loop at a time; the rest, of a flood, goes to the other thread.</summary>
    private const int MostBytesHere = 1024 * 1024;

    /// <summary>An expression that takes so long for a short row counts to hundreds (as <c>[ab]*a[ab]{500}</c> does), and would hold up keys.</summary>
    private static readonly TimeSpan LongTry = TimeSpan.FromMilliseconds(50);

    private readonly TranscriptStore _store;
    private readonly RowTest _test;
    private readonly Encoding _encoding;
    private readonly Func<bool> _isLinear;
    private readonly Action _wake;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RowText _text;
    private readonly RowScan _backwards;
    private readonly List<RowBlock> _coming = [];
    private RowScan? _forwards;
    private bool _isSlow;
    private long _end;
    private long _lookedFrom;

    /// <param name="store">Where the rows are.</param>
    /// <param name="test">Which are wanted.</param>
    /// <param name="isLinear">True when every row takes time in proportion to its length. Asked on the other thread first, because expressions are made there.</param>
    /// <param name="encoding">The peers' text.</param>
    /// <param name="wake">Called on any thread when <see cref="Advance"/> has something to do.</param>
    public LiveMatches(TranscriptStore store, RowTest test, Func<bool> isLinear, Encoding encoding, Action wake)
    {
        _store = store;
        _test = test;
        _isLinear = isLinear;
        _encoding = encoding;
        _text = new RowText(encoding);
        _wake = wake;
        _end = store.Extent.End;
        Rows = new MatchedRows(_end);
        _lookedFrom = _end;
        _backwards = new RowScan(store.Snapshot(), store.Extent.First, _end, test, encoding, () => isLinear(), wake, _stopping.Token);
    }

    public MatchedRows Rows { get; }

    /// <summary>True once the first rows were looked at: there is something to show, or nothing was found among them.</summary>
    public bool HasBegun { get; private set; }

    public MatchTally Tally => new(Rows.Count, _lookedFrom, Percent);

    // 100 only where nothing is left to look at.
    private int Percent => _lookedFrom <= _store.Extent.First ? IsBehind ? 99 : 100 : (int)Math.Min(99, 100 * (_backwards.End - _lookedFrom) / (_backwards.End - _backwards.First));

    // A single row takes 100 ms at most: to say so at each would be a flicker.
    private bool IsBehind => _forwards is { } pass && (pass.End - pass.First > 1 || _end < _store.Extent.End);

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
        if (!HasBegun)
        {
            return;
        }

        if (_forwards is null && !_isSlow && _isLinear())
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
        for (; _end < end && !_isSlow; _end++)
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

            _isSlow = Stopwatch.GetElapsedTime(started) > LongTry;
        }
    }

    private void TryNewRowsElsewhere()
    {
        // Rows that come faster than an expression can be tried on them are let go untried.
        _forwards?.ForgetBelow(_store.Extent.First);
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
            _forwards = new RowScan(_store.Snapshot(), _end, _end + RowsAtATime, _test, _encoding, () => { }, _wake, _stopping.Token);
            _end = _forwards.End;
        }
    }
}
