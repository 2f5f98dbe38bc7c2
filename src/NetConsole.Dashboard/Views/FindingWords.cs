using System.Globalization;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;

namespace NetConsole.Dashboard.Views;

/// <summary>What is said of the transcript as a whole: what is looked for, what is shown of it, how much there is, and what was let go.</summary>
internal static class FindingWords
{
    private const string Between = " · ";

    /// <summary>From the longest to the shortest, for the rule above the pane.</summary>
    public static IEnumerable<string> ForRule(DashboardModel model) => model.Filter is null && model.Find is null
        ? [Held(model.Transcript.Extent)]
        : ForAnyPlace(model);

    /// <summary>The same for where there is no rule above the pane: nothing where there is nothing out of the ordinary.</summary>
    public static IEnumerable<string> ForAnyPlace(DashboardModel model)
    {
        string[] search = [.. Search(model)];
        string[] filter = [.. Filter(model)];
        string letGo = LetGo(model.Transcript.Extent);
        for (int shortness = 0; shortness < 4; shortness++)
        {
            string text = Joined(At(search, shortness), At(filter, shortness), shortness < 2 ? letGo : "");
            if (text.Length > 0)
            {
                yield return text;
            }
        }

        // On a screen where only one of them has room.
        foreach (string text in search.TakeLast(1).Concat(filter.TakeLast(1)))
        {
            yield return text;
        }
    }

    private static string Held(TranscriptExtent extent) => Joined(HumanText.Count(extent.Messages, "message"), "", LetGo(extent)).Replace(Between, ", ", StringComparison.Ordinal);

    private static string LetGo(TranscriptExtent extent) => extent.LetGo == 0 ? "" : $"{HumanText.Count(extent.LetGo, "row")} let go";

    private static IEnumerable<string> Search(DashboardModel model)
    {
        if (model.Find is not { Pattern: not null } search)
        {
            yield break;
        }

        string count = search.Tally switch
        {
            null => "searching",
            { Count: 0, IsComplete: true } => "no match",
            { IsComplete: false } tally => Number($"{search.Rank:N0} of {tally.Count:N0}, searching {tally.Percent} %"),
            { } tally => Number($"{search.Rank:N0} of {tally.Count:N0}"),
        };
        if (search.Mistake is null)
        {
            yield return $"/{search.Line.Text} {count}";
        }

        // With a mistake in it, what was looked for before goes on.
        yield return count;
    }

    private static IEnumerable<string> Filter(DashboardModel model)
    {
        if (model.Filter is not { } filter)
        {
            yield break;
        }

        TranscriptExtent extent = model.Transcript.Extent;
        if (filter.Tally is null)
        {
            yield return $"{filter.Source}{Between}filtering";
            yield return "filtering";
            yield break;
        }

        string progress = filter.Tally is { IsComplete: false } tally ? $", filtering {tally.Percent} %" : "";
        string shown = Number($"{extent.Shown:N0} of {extent.Shown + extent.Hidden:N0}");
        string hidden = Number($"{extent.Hidden:N0} hidden");
        yield return $"{filter.Source}{Between}{shown}, {hidden}{progress}";
        yield return $"{shown}, {hidden}{progress}";
        yield return $"{shown} rows{progress}";
        yield return hidden;
    }

    private static string At(string[] texts, int shortness) => texts.Length == 0 ? "" : texts[Math.Min(shortness, texts.Length - 1)];

    private static string Joined(params ReadOnlySpan<string> texts)
    {
        string joined = "";
        foreach (string text in texts)
        {
            joined = joined.Length == 0 || text.Length == 0 ? joined + text : joined + Between + text;
        }

        return joined;
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
