using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Views;

/// <summary>All that views draw from.</summary>
internal readonly record struct Scene(DashboardModel Model, ITranscript Transcript, Theme Theme);
