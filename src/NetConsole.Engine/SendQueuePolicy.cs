namespace NetConsole.Engine;

/// <summary>What happens when a connection's send queue is full and something more comes that cannot wait: a typed line, what others say.</summary>
public enum SendQueuePolicy
{
    /// <summary>The connection is closed with reason <c>limit</c>, so that what it did get has no gaps.</summary>
    Close,

    /// <summary>What does not fit is dropped, and counted.</summary>
    Drop,
}
