using System.Collections.Immutable;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Models;

/// <summary>What became of a file that was sent to one connection or several, as far as it has ended there.</summary>
/// <param name="Path">The file as the operator named it. Outside text.</param>
/// <param name="Ends">Where it has ended, the first first.</param>
/// <param name="Notice">What was said of them; null while it is on its way to others.</param>
internal sealed record FileOutcome(string Path, ImmutableList<FileEnd> Ends, Notice? Notice);

/// <summary>The end of a file on one connection.</summary>
/// <param name="Connection">To whom it went.</param>
/// <param name="Sent">How many bytes the kernel has taken.</param>
/// <param name="Length">How many it has.</param>
/// <param name="Fault">Why it ended early, or null.</param>
/// <param name="IsStopped">The operator wanted it to end early.</param>
internal sealed record FileEnd(ConnectionId Connection, long Sent, long Length, NetworkFault? Fault, bool IsStopped);
