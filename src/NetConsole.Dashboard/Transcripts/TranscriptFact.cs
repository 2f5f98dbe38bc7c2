using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>What a row is as a record of <c>--output jsonl</c>, where it is a fact that has one; who it is about, the row says. Members as in <c>record.schema.json</c>.</summary>
/// <param name="Event">The record's event.</param>
/// <param name="Text">What happened, for a person; the addresses of a listener that opened; or null.</param>
/// <param name="Reason">Why something ended or did not come about; else null.</param>
/// <param name="Number">How many datagrams were lost; else 0.</param>
internal sealed record TranscriptFact(string Event, string? Text = null, CloseReason? Reason = null, long Number = 0);
