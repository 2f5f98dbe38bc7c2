using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Answering;

/// <summary>What a rule said about a message.</summary>
internal readonly record struct Trial(RuleOutcome Outcome, RuleMatch? Match);

/// <summary>
/// Tries expressions which backtrack on threads of their own, so that they never run on one that serves sockets. Each connection has at most one message here and
/// waits for it, so all have their turn. Those of whom a message once took too long share a thread among themselves, so that a peer that knows how to
/// make an expression backtrack for ever holds up the rest once, and not with every message.
/// </summary>
internal sealed class SlowMatcher : IAsyncDisposable
{
    private readonly MatchingThread _usual = new("rules that backtrack");
    private readonly MatchingThread _suspects = new("rules that took too long");

    /// <summary>Tries a rule on a message. A lease is held on the payload meanwhile.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="payload">What holds the message.</param>
    /// <param name="message">Where it is.</param>
    /// <param name="isSuspect">Whether one of the connection's trials ever took too long.</param>
    /// <param name="isWanted">Asked when its turn comes: false skips it, and it does not match.</param>
    public Task<Trial> TryAsync(AnswerRule rule, Payload payload, MessageSpan message, bool isSuspect, Func<bool> isWanted)
    {
        payload.Retain();
        return (isSuspect ? _suspects : _usual).RunAsync(() =>
        {
            RuleMatch? match = null;
            RuleOutcome outcome = isWanted()
                ? rule.Try(payload.Bytes.Span.Slice(message.TextStart, message.TextLength), out match)
                : RuleOutcome.NoMatch;
            payload.Release();
            return new Trial(outcome, match);
        });
    }

    /// <summary>Once nobody awaits a trial any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _usual.DisposeAsync();
        await _suspects.DisposeAsync();
    }
}
