using NetConsole.Engine.Answering;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Listeners;

/// <summary>A listener of any transport, from the order to its end.</summary>
internal interface IListener : IDisposable
{
    /// <summary>Lives the listener's life; never fails for what the network says.</summary>
    Task RunAsync();

    /// <summary>Stops listening. Never waits.</summary>
    void Close();

    /// <summary>All there is to say about it. Any thread; asks the system.</summary>
    /// <param name="open">How many of its connections are open.</param>
    /// <param name="settings">What holds for them.</param>
    ListenerStatus Status(int open, ConversationSettings settings);
}
