using System.Collections.Immutable;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>
/// The pace of what can wait. Orders never wait, so a source that is faster than the network would fill every queue to its limit, and the limit closes connections.
/// Such a source asks here before it reads on.
/// </content>
public sealed partial class SocketEngine
{
    public async ValueTask<bool> WaitToSendAsync(ImmutableArray<ConnectionId> connections, CancellationToken cancellationToken)
    {
        List<Task<bool>> waiting = [.. StillOpen(connections).Select(connection => connection.RoomToSendAsync())];
        while (waiting.Count > 0)
        {
            Task<bool> first = waiting.Find(room => room.IsCompleted) ?? await Task.WhenAny(waiting).WaitAsync(cancellationToken);
            if (await first)
            {
                return true;
            }

            waiting.Remove(first);
        }

        return false;
    }

    private IConnection[] StillOpen(ImmutableArray<ConnectionId> connections)
    {
        lock (_gate)
        {
            return [.. connections.Select(id => _connections.GetValueOrDefault(id.Value)).OfType<IConnection>()];
        }
    }
}
