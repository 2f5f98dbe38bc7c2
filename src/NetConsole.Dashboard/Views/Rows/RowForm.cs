using System.Text;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>All that decides how the rows of the transcript look, besides what they hold and what their connections are called. Forms that are equal give equal rows.</summary>
/// <param name="Width">Columns of the pane.</param>
/// <param name="View">How messages are shown.</param>
/// <param name="Time">How time is told.</param>
/// <param name="ShowsNumbers">Whether messages show their numbers.</param>
/// <param name="IndentsJson">Whether JSON is spread over several lines.</param>
/// <param name="ShowsChunks">Whether it is shown where a read ended within a message.</param>
/// <param name="Zone">The time zone.</param>
/// <param name="Encoding">The peers' text.</param>
/// <param name="Started">When the program started.</param>
internal sealed record RowForm(
    int Width, MessageView View, TimeMode Time, bool ShowsNumbers, bool IndentsJson, bool ShowsChunks, TimeZoneInfo Zone, Encoding Encoding, DateTimeOffset Started)
{
    public RowColumns Columns { get; } = RowColumns.For(Width, Time, ShowsNumbers);

    /// <summary>True when no row can take more than a line.</summary>
    public bool IsOneLine => View == MessageView.Text && !IndentsJson;

    /// <summary>Columns that text and bytes side by side leave for what is said about them: a wide screen has some to spare.</summary>
    public int BothRemarkColumns => Width >= 160 ? 24 : 0;

    public static RowForm Of(DashboardModel model)
    {
        SessionSettings settings = model.Settings;
        return new RowForm(
            model.Width, settings.View, settings.Time, settings.ShowsNumbers, settings.IndentsJson, settings.ShowsChunks, settings.Zone, settings.Encoding, model.Started);
    }
}
