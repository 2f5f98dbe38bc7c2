using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Transcripts;

/// <summary>Who is behind a row: kept with the rows, because rows outlive connections.</summary>
/// <param name="Listener">Which listener it is about or accepted the connection; null for a connection of ours.</param>
/// <param name="Peer">The other end of the connection; null for a listener.</param>
internal sealed record Party(ListenerId? Listener, EndpointAddress? Peer);
