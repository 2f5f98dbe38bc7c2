using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Views;

/// <summary>All that views draw from.</summary>
internal readonly record struct Scene(DashboardModel Model, Theme Theme);
