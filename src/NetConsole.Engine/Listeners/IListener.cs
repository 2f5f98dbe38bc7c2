namespace NetConsole.Engine.Listeners;

/// <summary>A listener of any transport, from the order to its end.</summary>
internal interface IListener : IDisposable
{
    /// <summary>Lives the listener's life; never fails for what the network says.</summary>
    Task RunAsync();

    /// <summary>Stops listening. Never waits.</summary>
    void Close();
}
