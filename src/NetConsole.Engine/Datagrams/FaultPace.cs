using System.Net.Sockets;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <summary>
/// Lets one fault of a kind through in a second: who types at a port that refuses sees each refusal, and who floods it does not flood the transcript. Any thread.
/// </summary>
internal sealed class FaultPace(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private SocketError? _last;
    private long _told;

    public bool Admits(NetworkFault fault)
    {
        lock (_gate)
        {
            if (fault.Code is { } code && code == _last && time.GetElapsedTime(_told) < Interval)
            {
                return false;
            }

            _last = fault.Code;
            _told = time.GetTimestamp();
            return true;
        }
    }
}
