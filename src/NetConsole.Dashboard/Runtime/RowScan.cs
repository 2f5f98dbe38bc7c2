using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Some of what a scan has found.</summary>
/// <param name="Blocks">The rows, in blocks from higher to lower.</param>
/// <param name="From">Everything from this row up to the end of the scan has been looked at; the scan's first row in its last batch.</param>
internal sealed record ScanBatch(IReadOnlyList<RowBlock> Blocks, long From);

/// <summary>
/// One pass over rows on a thread of its own, from the newest to the oldest, because people look at the newest: the first screenful is there at once, however
/// long the pass takes. A thread and not a task of the pool: senders wait for those.
/// </summary>
internal sealed class RowScan
{
    /// <summary>How often what was found is handed over: well within a frame, and rarely enough to cost nothing.</summary>
    private static readonly TimeSpan HandOver = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentQueue<ScanBatch> _batches = new();
    private readonly TranscriptSnapshot _rows;
    private readonly RowTest _test;
    private readonly Encoding _encoding;
    private readonly Action _prepare;
    private readonly Action _wake;
    private readonly CancellationToken _cancellationToken;
    private long _oldest;

    /// <param name="rows">What to look through.</param>
    /// <param name="from">The oldest row to look at.</param>
    /// <param name="end">After the newest row to look at.</param>
    /// <param name="test">What is wanted.</param>
    /// <param name="encoding">The peers' text.</param>
    /// <param name="prepare">Called on the scan's thread before the first row.</param>
    /// <param name="wake">Called on the scan's thread whenever there is something to take; must return at once.</param>
    /// <param name="cancellationToken">Ends the pass soon; what was found until then may still be taken.</param>
    public RowScan(
        TranscriptSnapshot rows, long from, long end, RowTest test, Encoding encoding, Action prepare, Action wake, CancellationToken cancellationToken)
    {
        _rows = rows;
        _test = test;
        _encoding = encoding;
        _prepare = prepare;
        _wake = wake;
        _cancellationToken = cancellationToken;
        _oldest = Math.Max(from, rows.First);
        First = _oldest;
        End = Math.Max(_oldest, Math.Min(end, rows.End));
        Completion = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public long First { get; }

    public long End { get; }

    /// <summary>The end of the pass, cancelled or not; faulted only by a bug.</summary>
    public Task Completion { get; }

    public bool TryTake([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out ScanBatch batch) => _batches.TryDequeue(out batch);

    /// <summary>Rows before this one are gone meanwhile and need no looking at. Any thread.</summary>
    public void ForgetBelow(long row) => Volatile.Write(ref _oldest, Math.Max(row, First));

    private void Run()
    {
        _prepare();
        RowText text = new(_encoding);
        List<RowBlock> found = [];
        long handedOver = Stopwatch.GetTimestamp();
        long end = End;
        while (end > Volatile.Read(ref _oldest))
        {
            long start = Math.Max(First, RowBlock.StartOf(end - 1));
            RowBlock block = Matching(start, end, text);
            if (_cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (block.Count > 0)
            {
                found.Add(block);
            }

            end = start;
            if (Stopwatch.GetElapsedTime(handedOver) > HandOver)
            {
                Give(found, end);
                found = [];
                handedOver = Stopwatch.GetTimestamp();
            }
        }

        Give(found, First);
    }

    private RowBlock Matching(long start, long end, RowText text)
    {
        RowBlock block = new(RowBlock.StartOf(start));
        long row = start;
        while (row < end && !_cancellationToken.IsCancellationRequested)
        {
            SegmentView segment = _rows.Containing(row);
            long last = Math.Min(end, segment.End);
            // Asked at every row: one that makes an expression backtrack takes as long as a thousand blocks of others.
            for (; row < last && !_cancellationToken.IsCancellationRequested; row++)
            {
                if (_test(segment[(int)(row - segment.FirstRow)], text))
                {
                    block.Add(row);
                }
            }
        }

        return block;
    }

    private void Give(List<RowBlock> found, long from)
    {
        _batches.Enqueue(new ScanBatch(found, from));
        _wake();
    }
}
