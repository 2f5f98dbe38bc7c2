using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Answering;

/// <summary>A connection of any transport, as whoever answers for it sees it. Any thread; nothing waits.</summary>
internal interface IConversation
{
    ConnectionId Id { get; }

    /// <summary>Queues something to be sent; when it is not taken, it stays the caller's.</summary>
    Admission Enqueue(SendItem item);

    /// <summary>Completes when so little of what was answered waits that more can be; at once where nothing has to be lost by waiting.</summary>
    Task RoomForAnswersAsync();

    /// <summary>The peer has said all that it was to say, and has been answered: flush, and close in order.</summary>
    void Close();

    /// <summary>The framing is another from here on: <see cref="Responder.Settings"/> has it.</summary>
    void Reframe();
}
