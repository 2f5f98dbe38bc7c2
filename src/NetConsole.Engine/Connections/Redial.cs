using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Connections;

/// <summary>A connection of ours that comes again when it ends otherwise than by our own will: its number, target and totals outlive each of its sockets.</summary>
internal sealed record Redial(EndpointAddress Target, Backoff Backoff, Counters Counters);
