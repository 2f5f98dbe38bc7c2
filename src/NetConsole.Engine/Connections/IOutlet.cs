using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>Where an <see cref="Outbox"/> leads: a connection's socket, and what differs between streams and datagrams in sending. One writer at a time.</summary>
internal interface IOutlet
{
    /// <summary>Whose it is.</summary>
    ConnectionId Id { get; }

    /// <summary>So many writes in a row take place on the thread that gave the order; what a fast peer makes longer goes on on the thread pool.</summary>
    int WritesBeforeYielding { get; }

    /// <summary>True when the connection's end is decided, so that whatever sending throws is its consequence.</summary>
    bool HasEnded { get; }

    /// <summary>Cancelled then.</summary>
    CancellationToken Ended { get; }

    /// <summary>Sends a message and tells that it was sent. May take others that wait behind it from <see cref="Outbox.Queue"/>, and finishes those itself.</summary>
    ValueTask SendAsync(SendItem.Message message);

    /// <summary>Sends an open file's bytes, counts them, and says in <paramref name="progress"/> how far it came, wherever it stops.</summary>
    Task SendFileAsync(string path, FileOpening file, FileProgress progress);

    /// <summary>Everything that was queued has been handed over: ends our direction, where the transport can.</summary>
    ValueTask EndOutputAsync();

    /// <summary>How the connection ends on which sending failed so; null for a failure that is not the network's.</summary>
    Ending? EndingFor(Exception failure);

    /// <summary>Nothing more can be sent.</summary>
    void OnSendFailed(Ending failure);

    /// <summary>More than may wait was to be sent, and the policy says to close.</summary>
    void OnQueueFull();
}
