using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>How many lines rows take, for whoever scrolls.</summary>
internal static class RowHeights
{
    /// <summary>Measures what the model shows, as far as <paramref name="extent"/> goes.</summary>
    public static TranscriptRuler Ruler(DashboardModel model, TranscriptExtent extent)
    {
        RowForm form = RowForm.Of(model);
        if (form.IsOneLine)
        {
            return new TranscriptRuler(extent, _ => 1);
        }

        ITranscript rows = model.Rows;
        return new TranscriptRuler(extent, ordinal => ordinal < rows.Extent.First ? 1 : RowBody.Of(rows[ordinal], form).Height);
    }
}
