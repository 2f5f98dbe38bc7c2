namespace NetConsole.Terminal.Output;

/// <summary>The frame that waits to be shown, the one that is shown in part, and the one whose buffer is free. Not thread-safe.</summary>
internal sealed class FrameSlots
{
    private Frame? _free;

    /// <summary>The latest frame nobody has rendered yet.</summary>
    public Frame? Waiting { get; private set; }

    /// <summary>The frame of which something is still to be rendered, unless a newer one takes its place.</summary>
    public Frame? Unfinished { get; private set; }

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

    /// <summary>Takes the frame to render: the waiting one, else the rest of the last.</summary>
    public Frame? Take()
    {
        Frame? frame = Waiting ?? Unfinished;
        if (Waiting is not null && Unfinished is not null)
        {
            _free = Unfinished;
        }

        (Waiting, Unfinished) = (null, null);
        return frame;
    }

    /// <summary>Gives a frame back whose buffer has been read, to its end or not.</summary>
    public void Return(Frame frame, bool isWhole)
    {
        if (isWhole)
        {
            _free = frame;
        }
        else
        {
            Unfinished = frame;
        }
    }
}
