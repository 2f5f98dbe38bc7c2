namespace NetConsole.Terminal.Output;

/// <summary>
/// How much may be written to the terminal's line, and when: so much that the line is never idle while there is something to show, and so little that what somebody
/// types next is not kept waiting behind it. Times are counted from any one moment. Not thread-safe.
/// </summary>
internal interface ILinePace
{
    /// <summary>How much of a line's time may be taken by what a key has to wait behind.</summary>
    static readonly TimeSpan SliceTime = TimeSpan.FromMilliseconds(200);

    /// <summary>How much of it may be taken by what cannot be cut and was asked for.</summary>
    static readonly TimeSpan UncutTime = TimeSpan.FromSeconds(2);

    /// <summary>How many bytes the next slice may have; 0 when it has to wait.</summary>
    int Room(TimeSpan now);

    /// <summary>How long to wait at most where there is no room; an answer may bring it earlier.</summary>
    TimeSpan Patience(TimeSpan now);

    /// <summary>How many bytes may go out that cannot be cut: what the line takes in <see cref="UncutTime"/>, as far as that is known.</summary>
    int MostUncut { get; }

    /// <summary>Something is about to be written: whether to ask the terminal, before anything else, to answer.</summary>
    bool AsksFirst(TimeSpan now);

    /// <summary>So many bytes go out now.</summary>
    /// <param name="bytes">How many, questions apart.</param>
    /// <param name="isCut">Whether more is waiting behind them.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether to ask the terminal, after them, to answer.</returns>
    bool Sent(int bytes, bool isCut, TimeSpan now);

    /// <summary>An answer has come.</summary>
    void Answered(TimeSpan now);

    /// <summary>True while answers are on their way, which nobody else may find among the keys.</summary>
    bool IsAwaiting(TimeSpan now);

    /// <summary>Forgets what was asked and learnt: the line may be another one.</summary>
    void Restart();
}
