using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>A line with a terminal at its end, in no time at all: bytes take theirs one after another, and an answer comes a round trip after its question arrived.</summary>
internal sealed class SimulatedLine(ILinePace pace, double bytesPerSecond, TimeSpan roundTrip)
{
    private readonly Queue<TimeSpan> _answers = new();
    private TimeSpan _freeAt;

    public TimeSpan Now { get; private set; }

    public double BytesPerSecond { get; set; } = bytesPerSecond;

    /// <summary>False for a terminal that does not answer.</summary>
    public bool Answers { get; init; } = true;

    public int Questions { get; private set; }

    public int Sent { get; private set; }

    /// <summary>How long what is typed now would wait for what is on its way.</summary>
    public TimeSpan Queued => _freeAt > Now ? _freeAt - Now : TimeSpan.Zero;

    /// <summary>Sends so much, if it may go; true when it went.</summary>
    public bool TrySend(int bytes, bool isCut = false)
    {
        if (pace.Room(Now) == 0)
        {
            return false;
        }

        Ask(pace.AsksFirst(Now));
        Transmit(bytes);
        Ask(pace.Sent(bytes, isCut, Now));
        return true;
    }

    /// <summary>As much as may go, as if there were no end of it; true when something went.</summary>
    public bool TrySendSlice() => TrySend(Math.Min(pace.Room(Now), 64 * 1024), isCut: true);

    /// <summary>Goes on to a time, answers on the way included.</summary>
    public void AdvanceTo(TimeSpan time)
    {
        while (_answers.TryPeek(out TimeSpan next) && next <= time)
        {
            AdvanceToAnswer();
        }

        Now = time;
    }

    /// <summary>Goes on to the next answer.</summary>
    public void AdvanceToAnswer()
    {
        Assert.NotEmpty(_answers);
        TimeSpan next = _answers.Dequeue();
        Now = next > Now ? next : Now;
        pace.Answered(Now);
    }

    /// <summary>The line stands still for so long.</summary>
    public void Stall(TimeSpan time)
    {
        TimeSpan[] answers = [.. _answers];
        _answers.Clear();
        foreach (TimeSpan answer in answers)
        {
            _answers.Enqueue(answer + time);
        }

        _freeAt = (_freeAt > Now ? _freeAt : Now) + time;
    }

    private void Ask(bool asks)
    {
        if (asks)
        {
            Questions++;
            Transmit(ScreenModes.Question.Length);
            if (Answers)
            {
                _answers.Enqueue(_freeAt + roundTrip);
            }
        }
    }

    private void Transmit(int bytes)
    {
        Sent += bytes;
        _freeAt = (_freeAt > Now ? _freeAt : Now) + TimeSpan.FromSeconds(bytes / BytesPerSecond);
    }
}
