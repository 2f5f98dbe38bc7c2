namespace NetConsole.Terminal.Output;

/// <summary>
/// The pace of a line that nobody can see into: buffers on the way hold 20 kB and more, half a minute of 9,600 baud, before a write finds them full. So the terminal is
/// asked to answer (DSR), and its answer says that what went before has arrived. The bytes on their way are held within a window that grows while answers
/// come back in about one round trip, however long that is, and shrinks to what the line takes in <see cref="ILinePace.SliceTime"/> when they come later than that.
/// On a fast line it soon has its full size, and a question goes out with every few kilobytes.
/// </summary>
/// <remarks>A terminal that does not answer its first question is written to as fast as it takes it, as if there were no pace.</remarks>
internal sealed class AnswerPace : ILinePace
{
    /// <summary>What goes out before anything is known: a first frame and some more, as a rule; three seconds at 9,600 baud.</summary>
    internal const int FirstWindow = 3 * 1024;

    /// <summary>Room for a cluster, its colours, and the cursor's way there and back.</summary>
    internal const int SmallestWindow = 96;

    /// <summary>Less than half a slice is not worth its moves and colours, except where it holds more than most frames have.</summary>
    private const int WorthSending = 400;

    /// <summary>So many bytes that come late tell of a slow line: more than a key and its counters.</summary>
    private const int TellingBytes = 256;

    /// <summary>More than any frame but a screen full of colours: enough for all speeds at which nobody minds.</summary>
    internal const int LargestWindow = 32 * 1024;

    /// <summary>How long a terminal may leave its first question unanswered, while there is something to show. Longer than any round trip that is fit for typing.</summary>
    internal static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);

    /// <summary>The same for one that has answered before, and so will: it may be slow, or the line down for a moment.</summary>
    internal static readonly TimeSpan LaterPatience = TimeSpan.FromSeconds(10);

    /// <summary>How long a measured round trip is believed, while there is something to write.</summary>
    private static readonly TimeSpan RoundTripAge = TimeSpan.FromSeconds(10);

    private readonly Queue<Question> _questions = new();
    private int _window = FirstWindow;
    private TimeSpan? _roundTrip;
    private TimeSpan _measured;
    private TimeSpan _lastSent;
    private TimeSpan _lastHeard;
    private bool _hasAnswered;
    private bool _isMute;
    private bool _isLate;

    /// <summary>Whether the window is what the line takes, and no longer what is tried.</summary>
    private bool _isSlow;

    // Bytes whose arrival an answer will tell; bytes after the last question; those of them that may still be on their way.
    private int _asked;
    private int _unasked;
    private int _recent;

    public int Room(TimeSpan now)
    {
        if (IsSilent(now))
        {
            Forget();
            _isMute = true;
        }

        if (_isMute)
        {
            return int.MaxValue;
        }

        if (_isLate && _questions.Count > 0 && IsOld(now))
        {
            // Late for a round trip that was measured long ago: it is time to measure it again, which takes a free line.
            return 0;
        }

        int free = _questions.Count == 0 ? _window : _window - _asked - _recent;
        TimeSpan roundTrip = _roundTrip ?? TimeSpan.Zero;
        int slice = Math.Max(SmallestWindow, (int)(_window * (ILinePace.SliceTime / (roundTrip + ILinePace.SliceTime))));
        return free < Math.Min(slice / 2, WorthSending) ? 0 : Math.Min(free, slice);
    }

    public int MostUncut => _isSlow ? (int)(_window * (ILinePace.UncutTime / ((_roundTrip ?? TimeSpan.Zero) + ILinePace.SliceTime))) : int.MaxValue;

    public TimeSpan Patience(TimeSpan now) => _questions.TryPeek(out Question? oldest) ? SilentAt(oldest) - now : TimeSpan.Zero;

    public bool AsksFirst(TimeSpan now)
    {
        if (_questions.Count == 0 && now - _lastSent > ILinePace.SliceTime + (_roundTrip ?? TimeSpan.Zero))
        {
            // So long ago that they have arrived, on a line that keeps up.
            _recent = 0;
        }

        bool asks = !_isMute && _questions.Count == 0 && (_roundTrip is null || IsOld(now));
        if (asks)
        {
            _questions.Enqueue(new Question(now, OnTheWay: 0, Bytes: 0));
        }

        return asks;
    }

    public bool Sent(int bytes, bool isCut, TimeSpan now)
    {
        _lastSent = now;
        _recent += bytes;
        _unasked += bytes;
        bool asks = !_isMute && (isCut || _roundTrip is null || _unasked >= _window / 4);
        if (asks)
        {
            _asked += _recent;
            _questions.Enqueue(new Question(now, _asked, _recent));
            _recent = 0;
            _unasked = 0;
        }

        return asks;
    }

    public void Answered(TimeSpan now)
    {
        _lastHeard = now;
        _hasAnswered = true;
        if (_isMute)
        {
            // It answers after all, and late: with care.
            Restart();
            _window = SmallestWindow;
        }
        else if (_questions.TryDequeue(out Question? question))
        {
            _asked -= question.Bytes;
            Learn(question, now - question.Asked, now);
        }
    }

    public bool IsAwaiting(TimeSpan now) => _questions.Count > 0 && !IsSilent(now);

    public void Restart()
    {
        Forget();
        _isMute = false;
        _isSlow = false;
        _window = FirstWindow;
        _roundTrip = null;
    }

    private void Forget()
    {
        _questions.Clear();
        (_asked, _unasked, _recent) = (0, 0, 0);
    }

    private bool IsOld(TimeSpan now) => now - _measured > RoundTripAge;

    private bool IsSilent(TimeSpan now) => _questions.TryPeek(out Question? oldest) && now > SilentAt(oldest);

    private TimeSpan SilentAt(Question oldest) =>
        (oldest.Asked > _lastHeard ? oldest.Asked : _lastHeard) + (_hasAnswered ? LaterPatience : FirstPatience);

    private void Learn(Question question, TimeSpan took, TimeSpan now)
    {
        if (question.OnTheWay == 0)
        {
            // Asked on a free line. If that was a hiccup, the next answer that takes less will say so.
            _roundTrip = took;
            _measured = now;
            return;
        }

        TimeSpan roundTrip = _roundTrip is { } shortest && shortest < took ? shortest : took;
        _roundTrip = roundTrip;
        // At the speed at which these went: what may be on its way for one round trip and a slice.
        TimeSpan allowed = roundTrip + ILinePace.SliceTime;
        int fair = took <= TimeSpan.Zero ? LargestWindow : (int)Math.Min(LargestWindow, question.OnTheWay * (allowed / took));
        _isLate = took > allowed;
        if (_isLate)
        {
            // A few bytes that come late have met with a hiccup, most likely; they halve the window, and are no measure of what it can hold.
            bool isTelling = question.OnTheWay >= Math.Min(_window / 2, TellingBytes);
            int least = isTelling ? SmallestWindow : _window / 2;
            _window = Math.Max(SmallestWindow, Math.Min(_window, Math.Max(fair, least)));
            _isSlow |= isTelling;
        }
        else if (question.OnTheWay >= _window / 4)
        {
            bool isAtOnce = took - roundTrip <= ILinePace.SliceTime / 4;
            _isSlow &= !isAtOnce;
            _window = Math.Clamp(isAtOnce ? 2 * _window : Math.Min(2 * _window, fair), _window, LargestWindow);
        }
    }

    /// <summary>A question under way.</summary>
    /// <param name="Asked">When.</param>
    /// <param name="OnTheWay">Bytes whose arrival was not known then, those right before it included.</param>
    /// <param name="Bytes">How many of them came after the question before.</param>
    private sealed record Question(TimeSpan Asked, int OnTheWay, int Bytes);
}
