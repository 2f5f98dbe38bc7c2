using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>What has a connection's number and is not open yet. It can be given no order but to stop.</summary>
internal interface IAttempt
{
    ConnectionId Id { get; }

    /// <summary>The operator does not want it any more. Never waits.</summary>
    void GiveUp();
}
