using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Views.Rows;

namespace NetConsole.Dashboard.Views;

/// <summary>All that views draw from.</summary>
internal readonly record struct Scene(DashboardModel Model, Theme Theme)
{
    /// <summary>Who would get what is typed; worked out once, because several views say so.</summary>
    public ResolvedTarget Target { get; } = TargetResolution.Resolve(Model);

    /// <summary>Rows of the transcript drawn before; null draws all of them anew, which looks the same.</summary>
    public RowMemo? Memo { get; init; }
}
