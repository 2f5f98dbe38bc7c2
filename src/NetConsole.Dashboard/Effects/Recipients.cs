using System.Collections.Immutable;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Effects;

/// <summary>Connections that are sent the same.</summary>
/// <param name="Connections">Who.</param>
/// <param name="LineEnd">As <see cref="EngineCommand.Send.LineEnd"/>: null sends the bytes exactly as they are.</param>
internal readonly record struct Recipients(ImmutableArray<ConnectionId> Connections, ReadOnlyMemory<byte>? LineEnd = null);
