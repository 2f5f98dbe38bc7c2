namespace NetConsole.Engine.Connections;

/// <summary>Counts what a full send queue turned away and nobody was told of yet. Any thread.</summary>
internal sealed class DroppedSends
{
    private readonly Lock _gate = new();
    private long _messages;
    private long _bytes;
    private bool _isFull;

    /// <summary>Counts one.</summary>
    /// <returns>True for the first since the queue was empty, which is told at once; the others with <see cref="TakeWhenEmpty"/>.</returns>
    public bool IsFirst(int bytes)
    {
        lock (_gate)
        {
            if (!_isFull)
            {
                _isFull = true;
                return true;
            }

            _messages++;
            _bytes += bytes;
            return false;
        }
    }

    /// <summary>The queue is empty: what was dropped besides the first.</summary>
    public (long Messages, long Bytes) TakeWhenEmpty()
    {
        lock (_gate)
        {
            (long, long) untold = (_messages, _bytes);
            _messages = _bytes = 0;
            _isFull = false;
            return untold;
        }
    }
}
