namespace NetConsole.Engine.Answering;

/// <summary>Counts the answers to one datagram address, second by second. Not thread-safe: its owner locks.</summary>
internal struct AnswerRate
{
    private long _secondBegan;
    private int _answers;
    private bool _wasHeld;

    /// <summary>Asks for one answer.</summary>
    /// <param name="perSecond">How many are allowed, or null for any number.</param>
    /// <param name="time">The engine's clock.</param>
    /// <param name="isFirstHeld">True when this is the first that is not allowed since a second in which all were.</param>
    /// <returns>False when it may not be sent.</returns>
    public bool Admits(int? perSecond, TimeProvider time, out bool isFirstHeld)
    {
        isFirstHeld = false;
        if (perSecond is not { } limit)
        {
            return true;
        }

        long now = time.GetTimestamp();
        if (_answers == 0 || time.GetElapsedTime(_secondBegan, now) >= TimeSpan.FromSeconds(1))
        {
            _wasHeld = _answers > limit && time.GetElapsedTime(_secondBegan, now) < TimeSpan.FromSeconds(2);
            _secondBegan = now;
            _answers = 0;
        }

        _answers = Math.Min(_answers, limit) + 1;
        isFirstHeld = _answers > limit && !_wasHeld;
        _wasHeld |= _answers > limit;
        return _answers <= limit;
    }
}
