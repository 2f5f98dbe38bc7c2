using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views.Rows;

namespace NetConsole.Dashboard.Views;

/// <summary>All that views draw from.</summary>
internal readonly record struct Scene(DashboardModel Model, Theme Theme)
{
    /// <summary>Rows of the transcript drawn before; null draws all of them anew, which looks the same.</summary>
    public RowMemo? Memo { get; init; }
}
