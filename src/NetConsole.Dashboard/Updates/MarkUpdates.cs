using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Updates;

/// <summary>Marks on rows. They belong to the rows: a filter hides them with the rows, and they are let go with them.</summary>
internal static class MarkUpdates
{
    public static Step Toggle(DashboardModel model)
    {
        if (FilterUpdates.RowUnderCursor(model) is not { } entry)
        {
            return model with { Notice = Notice.Error("there is no row to mark") };
        }

        bool isMarked = model.Marks.Contains(entry.Row);
        return FilterUpdates.AfterMarking(model with { Marks = isMarked ? model.Marks.Remove(entry.Row) : model.Marks.Add(entry.Row) });
    }

    /// <summary>To the nearest marked row that is shown, up or down.</summary>
    public static Step Jump(DashboardModel model, FindDirection direction)
    {
        if (FilterUpdates.RowUnderCursor(model) is not { } entry || model.Marks.IsEmpty)
        {
            return model with { Notice = Notice.Error("nothing is marked; m marks the row under the cursor") };
        }

        IEnumerable<long> candidates = direction == FindDirection.Older
            ? model.Marks.Reverse().SkipWhile(row => row >= entry.Row)
            : model.Marks.SkipWhile(row => row <= entry.Row);
        return candidates.Select(row => Ordinal(model, row)).FirstOrDefault(ordinal => ordinal is not null) is { } found
            ? TranscriptUpdates.GoTo(model, found)
            : model with { Notice = Notice.Error(direction == FindDirection.Older ? "no mark above" : "no mark below") };
    }

    /// <summary>Forgets marks of rows that were let go.</summary>
    public static DashboardModel LetGo(DashboardModel model, TranscriptExtent extent) =>
        model.Marks.IsEmpty || model.Marks.Min >= extent.OldestRow ? model : model with { Marks = [.. model.Marks.Where(row => row >= extent.OldestRow)] };

    // Null where a filter hides it.
    private static long? Ordinal(DashboardModel model, long row)
    {
        long ordinal = model.Rows.OrdinalFrom(row);
        TranscriptExtent extent = model.Transcript.Extent;
        return ordinal >= extent.First && ordinal < extent.End && model.Rows[ordinal].Row == row ? ordinal : null;
    }
}
