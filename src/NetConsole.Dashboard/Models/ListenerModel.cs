using System.Collections.Immutable;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Dashboard.Models;

internal enum ListenerState
{
    Listening,
    Stalled,
    Failed,
}

/// <summary>A listener as its pane shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State">What it does.</param>
/// <param name="Requested">The address asked for.</param>
/// <param name="Bound">Where it is bound; empty when it failed.</param>
/// <param name="Backlog">How many connections may wait to be accepted; 0 for datagrams.</param>
/// <param name="OpenToNetwork">True when other machines can reach it.</param>
/// <param name="Fault">Why it failed or stalls, or null.</param>
/// <param name="Opened">When it reached this state.</param>
internal sealed record ListenerModel(
    ListenerId Id,
    ListenerState State,
    EndpointAddress Requested,
    ImmutableArray<EndpointAddress> Bound,
    int Backlog,
    bool OpenToNetwork,
    NetworkFault? Fault,
    DateTimeOffset Opened)
{
    /// <summary>What it shows to clients, over TLS; else null.</summary>
    public TlsCertificate? Certificate { get; init; }

    /// <summary>Its address with the real port; several bound addresses are shown as they were asked for, with that port.</summary>
    public string Address => Bound.Length switch
    {
        0 => Requested.ToString(),
        1 when !Requested.IsEveryInterface => Bound[0].ToString(),
        _ => new EndpointAddress(Requested.Transport, Requested.Host, Bound[0].Port).ToString(),
    };
}
