namespace NetConsole.Terminal.Platform;

/// <summary>The operating system's side of a terminal: its line discipline, its size, its two streams, and job control around it.</summary>
internal interface ITerminalDevice : IDisposable
{
    IInputDevice Input { get; }

    IOutputDevice Output { get; }

    /// <summary>Columns and rows now, each at least 1; 80 by 24 where the system does not know.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>False while the terminal belongs to somebody else: a shell that put us in the background. It must not be read, written or changed then.</summary>
    bool IsForeground { get; }

    /// <summary>True when the other end is closed. Asks the system; does not wait.</summary>
    bool IsHungUp { get; }

    /// <summary>Keys as they are pressed, unechoed. What was typed before is discarded. The earlier settings are kept for <see cref="LeaveRawMode"/>.</summary>
    void EnterRawMode();

    /// <summary>The settings as they were.</summary>
    /// <param name="afterOutput">Whether to wait until the terminal has taken what was written. Not when it takes nothing.</param>
    void LeaveRawMode(bool afterOutput);

    /// <summary>Stops the process as Ctrl-Z does; returns once it is continued.</summary>
    /// <returns>False, at once, when no shell is there to continue it.</returns>
    bool Stop();
}

/// <summary>What there is for the reader.</summary>
[Flags]
internal enum InputReadiness
{
    /// <summary>Nothing came in the time given.</summary>
    None = 0,

    /// <summary>There are bytes.</summary>
    Readable = 1,

    /// <summary>Somebody called <see cref="IInputDevice.Wake"/>.</summary>
    Woken = 2,

    /// <summary>The terminal is gone.</summary>
    HungUp = 4,
}

/// <summary>Where keys come from. One thread reads; any may wake it.</summary>
internal interface IInputDevice
{
    /// <summary>Waits for input, a wake-up, or the end of the time.</summary>
    /// <param name="listen">False to leave the terminal alone and wait for a wake-up only.</param>
    /// <param name="limit">How long; null is for ever.</param>
    InputReadiness Wait(bool listen, TimeSpan? limit);

    /// <summary>Reads what is there.</summary>
    /// <returns>The number of bytes, 0 where there are none after all, or -1 when the terminal is gone.</returns>
    int Read(Span<byte> buffer);

    void Wake();
}

/// <summary>Where frames go. One thread writes at a time; any may wake the one that waits.</summary>
internal interface IOutputDevice
{
    /// <summary>Writes as much as fits without waiting.</summary>
    /// <returns>The number of bytes taken, 0 when the terminal is full, or -1 when it is gone.</returns>
    int Write(ReadOnlySpan<byte> bytes);

    /// <summary>Waits until there is room, the terminal is gone, or <see cref="Wake"/>.</summary>
    void WaitForRoomOrWake();

    /// <summary>Waits until there is room or the terminal is gone, at most so long; false when neither came.</summary>
    bool WaitForRoom(TimeSpan limit);

    void Wake();
}
