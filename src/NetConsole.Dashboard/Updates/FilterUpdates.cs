using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Updates;

/// <summary>Filters, and one conversation alone. Whoever follows goes on following; else the row under the cursor stays in sight, or what is left near it.</summary>
internal static class FilterUpdates
{
    public static Step Start(DashboardModel model, FilterModel filter) => Change(model, filter);

    public static Step Stop(DashboardModel model) => model.Filter is null
        ? model with { Notice = Notice.Done("no filter is in force") }
        : Change(model, null);

    /// <summary>Shows the conversation of the connection under the cursor alone; the same key shows everything again.</summary>
    public static Step ToggleConversation(DashboardModel model)
    {
        bool isTranscript = model.Focus == Pane.Transcript;
        if (isTranscript && model.Filter is { Conversation: not null })
        {
            return Stop(model);
        }

        int? connection = isTranscript ? RowUnderCursor(model)?.Connection : ConnectionRows.Selected(model)?.Id.Value;
        if (connection is null or 0)
        {
            return model with { Notice = Notice.Error(isTranscript ? "this row is of no single connection" : "no connection is selected") };
        }

        return model.Filter?.Conversation == connection
            ? Stop(model)
            : Change(model, new FilterModel(new ConnectionId(connection.Value).ToString(), new FilterExpression.OfConnections([connection.Value]), connection));
    }

    /// <summary>Once what is marked has changed: a filter that asks for marks is asked anew.</summary>
    public static Step AfterMarking(DashboardModel model) =>
        model.Filter is { } filter && RowTests.DependsOnMarks(filter.Expression) ? Change(model, filter with { Tally = null }) : model;

    /// <summary>Takes note of how far the filter has come.</summary>
    public static DashboardModel Advanced(DashboardModel model, FindingReport report)
    {
        model = TranscriptUpdates.Fit(
            model with { Rows = report.Shown, Filter = model.Filter is { } filter ? filter with { Tally = report.Filter } : null },
            report.Shown.Extent);
        bool hasBegun = model.Filter is null || report.Filter is not null;
        if (!hasBegun || model.Anchor is not { } anchor || (report.Filter is { IsComplete: false } tally && tally.LookedFrom > anchor))
        {
            return model;
        }

        // The row itself, or the nearest above it; below it only where there is none.
        long ordinal = model.Rows.OrdinalFrom(anchor + 1) - 1;
        return TranscriptUpdates.GoTo(model, ordinal);
    }

    /// <summary>Asks anew, because bytes are read as other text now.</summary>
    public static Step AfterEncoding(Step step) => step.Model is { Filter: null, Find: null }
        ? step
        : step.With(model => model with { Filter = model.Filter is { } filter ? filter with { Tally = null } : null })
            .Then(new Effect.Filter(step.Model.Filter?.Expression));

    public static TranscriptEntry? RowUnderCursor(DashboardModel model) =>
        model.Transcript.Selected is { } selected ? model.Rows[selected] : null;

    private static Step Change(DashboardModel model, FilterModel? filter)
    {
        long? anchor = model.Transcript.IsLive ? null : model.Anchor ?? RowUnderCursor(model)?.Row;
        return ((Step)(model with { Filter = filter, Anchor = anchor })).Then(new Effect.Filter(filter?.Expression));
    }
}
