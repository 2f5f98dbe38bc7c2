namespace NetConsole.Terminal.Output;

/// <summary>The frame that waits to be shown and the one whose buffer is free. Not thread-safe.</summary>
internal sealed class FrameSlots
{
    private Frame? _free;

    /// <summary>The latest frame nobody has rendered yet.</summary>
    public Frame? Waiting { get; private set; }

    /// <summary>Puts a frame in place of the one that waits.</summary>
    /// <returns>A frame that is no longer needed, or null.</returns>
    public Frame? Offer(Frame frame)
    {
        Frame? unused = Waiting;
        Waiting = frame;
        if (unused is null)
        {
            (unused, _free) = (_free, null);
        }

        return unused;
    }

    /// <summary>Takes the waiting frame, to render it.</summary>
    public Frame? Take()
    {
        Frame? frame = Waiting;
        Waiting = null;
        return frame;
    }

    /// <summary>Gives a frame back whose buffer has been read.</summary>
    public void Return(Frame frame) => _free = frame;
}
