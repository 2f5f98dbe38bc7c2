namespace NetConsole.Engine.Framing;

/// <summary>
/// Splits at line ends; what is left without one is a message once the peer has paused or closed, and a message that ends inside a UTF-8
/// character waits a little longer for the rest of it. A cut message ends with silence too.
/// </summary>
/// <param name="messageLimitBytes">The longest message, line end included.</param>
/// <param name="pause">The silence that ends a message.</param>
/// <param name="incompleteCharacterWait">How much more silence it takes inside a character.</param>
internal sealed class AutoFramer(int messageLimitBytes, TimeSpan pause, TimeSpan incompleteCharacterWait) : LineFramer(messageLimitBytes)
{
    public override TimeSpan? SilenceBeforeFlush(ReadOnlySpan<byte> pending)
    {
        if (pending.IsEmpty)
        {
            return IsDiscarding ? pause : null;
        }

        return IncompleteCharacter.IsAtEndOf(pending) ? pause + incompleteCharacterWait : pause;
    }
}
