using System.Collections.Immutable;
using NetConsole.Dashboard.Drafts;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Models;

/// <summary>A message that is sent again and again, to those who were the target when that began.</summary>
/// <param name="Number">Which repetition of this run it is, so that a timer that comes late is not taken for the next one's.</param>
/// <param name="Message">What is sent; a template is expanded each time.</param>
/// <param name="Targets">To whom. Those that go are left out; nobody is added.</param>
/// <param name="Total">How often in all; null for until it is stopped.</param>
/// <param name="Interval">From one to the next.</param>
/// <param name="Sent">How often so far.</param>
internal sealed record Repeat(int Number, DraftMessage Message, ImmutableArray<ConnectionId> Targets, long? Total, TimeSpan Interval, long Sent = 0);
