using System.Collections.Immutable;
using System.Text;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// Owns the filter and the search that are in force, and their threads. A newer one ends the older. Used on the loop alone.
/// </summary>
/// <param name="store">Where the rows are.</param>
/// <param name="time">For what <c>since 5m</c> means.</param>
/// <param name="wake">Called on any thread when <see cref="Advance"/> has something to do.</param>
internal sealed class TranscriptFinder(TranscriptStore store, TimeProvider time, Action wake) : IAsyncDisposable
{
    private static readonly RowTest s_everything = (in TranscriptEntry _, RowText _) => true;

    private readonly List<Task> _ending = [];
    private ITranscript _shown = store;
    private LiveMatches? _filter;
    private LiveMatches? _search;
    private RowTest _filterTest = s_everything;
    private Func<bool> _isFilterLinear = () => true;
    private TextPattern? _pattern;

    /// <summary>What there is to say now. Of a filter of which nothing is shown yet there is nothing: its progress would stand beside the rows of the one before.</summary>
    public FindingReport Report => new(_shown, _filter is { HasBegun: true } ? _filter.Tally : null, _search, _search?.Tally);

    /// <summary>Which rows the filter asks for; null for all.</summary>
    public RowTest? Wanted => _filter is null ? null : _filterTest;

    /// <summary>Shows the rows that an expression asks for, or all of them. What was shown stays until the first of them are found.</summary>
    /// <param name="expression">What is asked; null for everything.</param>
    /// <param name="zone">Where clock times are read.</param>
    /// <param name="marks">The rows that are marked.</param>
    /// <param name="encoding">The peers' text.</param>
    public void Filter(FilterExpression? expression, TimeZoneInfo zone, ImmutableSortedSet<long> marks, Encoding encoding)
    {
        End(_filter);
        _filter = null;
        _filterTest = s_everything;
        _isFilterLinear = () => true;
        if (expression is null)
        {
            _shown = store;
        }
        else
        {
            _filterTest = RowTests.Of(expression, new FilterContext(time.GetUtcNow(), zone, marks));
            _isFilterLinear = () => RowTests.IsLinear(expression);
            _filter = new LiveMatches(store, _filterTest, _isFilterLinear, encoding, wake);
        }

        Search(_pattern, encoding);
    }

    /// <summary>Looks for a pattern in what is shown; null looks for nothing.</summary>
    /// <param name="pattern">What is looked for.</param>
    /// <param name="encoding">The peers' text.</param>
    public void Search(TextPattern? pattern, Encoding encoding)
    {
        End(_search);
        _pattern = pattern;
        if (pattern is null)
        {
            _search = null;
            return;
        }

        Func<bool> isFilterLinear = _isFilterLinear;
        _search = new LiveMatches(
            store, RowTests.Both(_filterTest, RowTests.HasText(pattern)), () => isFilterLinear() && pattern.IsLinear, encoding, wake);
    }

    /// <summary>Takes note of what was found, what came and what was let go.</summary>
    public void Advance()
    {
        _filter?.Advance();
        _search?.Advance();
        if (_filter is { HasBegun: true } filter && (_shown as FilteredTranscript)?.Rows != filter.Rows)
        {
            _shown = new FilteredTranscript(store, filter.Rows);
        }

        // What a filter left stays in sight until the next one has begun, and follows the store by itself meanwhile: rows that are gone cannot be drawn.
        (_shown as FilteredTranscript)?.Rows.LetGoBelow(store.Extent.First);
    }

    public async ValueTask DisposeAsync()
    {
        End(_filter);
        End(_search);
        await Task.WhenAll(_ending).ConfigureAwait(false);
    }

    private void End(LiveMatches? matches)
    {
        if (matches is not null)
        {
            _ending.RemoveAll(task => task.IsCompletedSuccessfully);
            _ending.Add(matches.DisposeAsync().AsTask());
        }
    }
}
