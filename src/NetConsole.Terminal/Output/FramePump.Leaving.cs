using System.Buffers;
using System.Diagnostics;

namespace NetConsole.Terminal.Output;

/// <content>Giving the screen back, whatever is under way.</content>
internal sealed partial class FramePump
{
    /// <summary>How long to wait for a terminal that takes nothing: enough for a slow line, and less than a person's patience or the watchdog's.</summary>
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for the thread to let go of the wire. It does so at once, except amid a write that the system holds up.</summary>
    private static readonly TimeSpan WirePatience = TimeSpan.FromMilliseconds(250);

    /// <summary>How long to wait for answers that are on their way: a slice and a long round trip, and little enough for a person who wants to leave.</summary>
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Shows nothing more, and waits until the terminal has answered what it was asked: an answer that comes later is typed into the shell. To be followed by
    /// <see cref="Close"/>, and called while the terminal is still read, by another thread.
    /// </summary>
    public void Settle()
    {
        long start = Stopwatch.GetTimestamp();
        lock (_state)
        {
            _isOpen = false;
            while (_pace.IsAwaiting(Now) && AnswerPatience - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
            {
                Monitor.Wait(_state, left);
            }
        }
    }

    /// <summary>
    /// Stops showing frames and gives the screen back, cancelling the frame that is half written. After this returns nothing is written until
    /// <see cref="Open"/>. Waits for a terminal that takes nothing, but not long. Any thread.
    /// </summary>
    /// <returns>False when the terminal did not take all of it.</returns>
    public bool Close() => Shut(giveBack: true);

    /// <summary>As <see cref="Close"/>, but writes nothing: the terminal is gone, or somebody else's.</summary>
    public void Abandon() => Shut(giveBack: false);

    private bool Shut(bool giveBack)
    {
        // The thread holds the wire for long only where it can't write without waiting; then nothing of ours would get through either.
        bool isOurs = _wire.TryEnter(WirePatience);
        try
        {
            bool isAllTaken = isOurs && (!giveBack || !_isOnScreen || Leave());
            if (isOurs)
            {
                _pending.Clear();
                _isOnScreen = false;
            }
            else
            {
                _pending.Drop();
            }

            lock (_state)
            {
                _isOpen = false;
                _isWriting = false;
                _mustRing = false;
                _copied = null;
                CompleteDrain();
            }

            return isAllTaken;
        }
        finally
        {
            if (isOurs)
            {
                _wire.Exit();
            }
        }
    }

    private bool Leave()
    {
        if (_isEntering && _pending.IsUntouched)
        {
            return false;
        }

        bool isCut = _pending.IsPartial;
        _pending.Clear();
        if (isCut)
        {
            _pending.Writer.Write(ScreenModes.Cancel);
        }

        _pending.Writer.Write(ScreenModes.Leave);
        long start = Stopwatch.GetTimestamp();
        WriteProgress progress = _pending.WriteTo(_device);
        while (progress == WriteProgress.Full && LeavePatience - Stopwatch.GetElapsedTime(start) is { Ticks: > 0 } left)
        {
            _device.WaitForRoom(left);
            progress = _pending.WriteTo(_device);
        }

        return progress == WriteProgress.Done;
    }
}
