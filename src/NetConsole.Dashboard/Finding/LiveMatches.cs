using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Finding;

/// <summary>
/// The rows of the transcript that pass a test, kept true while rows come and are let go. What is there already is looked through on another thread; what comes
/// is tried here, on the loop, unless a row could take long: then that goes to the other thread too.
/// </summary>
internal sealed class LiveMatches
{
    private readonly TranscriptStore _store;
    private readonly RowTest _test;
    private readonly bool _isLinear;
    private readonly Action _wake;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RowText _text = new();
    private readonly RowScan _backwards;
    private readonly List<RowBlock> _coming = [];
    private RowScan? _forwards;
    private long _end;

    /// <param name="store">Where the rows are.</param>
    /// <param name="test">Which are wanted.</param>
    /// <param name="isLinear">True when every row takes time in proportion to its length.</param>
    /// <param name="wake">Called on any thread when <see cref="Advance"/> has something to do.</param>
    public LiveMatches(TranscriptStore store, RowTest test, bool isLinear, Action wake)
    {
        _store = store;
        _test = test;
        _isLinear = isLinear;
        _wake = wake;
        _end = store.Extent.End;
        Rows = new MatchedRows(_end);
        LookedFrom = _end;
        _backwards = new RowScan(store.Snapshot(), store.Extent.First, test, wake, _stopping.Token);
    }

    public MatchedRows Rows { get; }

    /// <summary>Every row from this one on has been looked at.</summary>
    public long LookedFrom { get; private set; }

    public bool IsComplete => LookedFrom <= _store.Extent.First;

    /// <summary>How much of what was there at the start has been looked at, 0 to 1.</summary>
    public double Progress => IsComplete ? 1 : (double)(_backwards.End - LookedFrom) / (_backwards.End - _backwards.First);

    /// <summary>Takes what the other thread has found, tries what has come, and drops what was let go. On the loop.</summary>
    /// <returns>True when something changed.</returns>
    public bool Advance()
    {
        (long first, long end, long from) = (Rows.FirstOrdinal, Rows.EndOrdinal, LookedFrom);
        _backwards.ForgetBelow(_store.Extent.First);
        while (_backwards.TryTake(out ScanBatch? batch))
        {
            Rows.Prepend(batch.Blocks);
            LookedFrom = batch.From;
        }

        Rows.LetGoBelow(_store.Extent.First);
        TryNewRows();
        return (first, end, from) != (Rows.FirstOrdinal, Rows.EndOrdinal, LookedFrom);
    }

    /// <summary>Ends the other thread's work; the task completes when it has ended.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_backwards.Completion, _forwards?.Completion ?? Task.CompletedTask).ConfigureAwait(false);
        _stopping.Dispose();
    }

    private void TryNewRows()
    {
        _end = Math.Max(_end, _store.Extent.First);
        if (!_isLinear)
        {
            TryNewRowsElsewhere();
            return;
        }

        for (; _end < _store.Extent.End; _end++)
        {
            if (_test(_end, _store[_end], _text))
            {
                Rows.Add(_end);
            }
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
            _forwards = new RowScan(_store.Snapshot(), _end, _test, _wake, _stopping.Token);
            _end = _store.Extent.End;
        }
    }
}
