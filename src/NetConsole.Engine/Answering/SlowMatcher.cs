using System.Collections.Concurrent;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Answering;

/// <summary>What a rule said about a message.</summary>
internal readonly record struct Trial(RuleOutcome Outcome, RuleMatch? Match);

/// <summary>
/// The one thread of an engine that tries expressions which backtrack, so that they never run on a thread that serves sockets. Each connection has at most
/// one message here and waits for it, so all have their turn. The thread is there from the first such message on, and sleeps when there is none.
/// </summary>
internal sealed class SlowMatcher : IAsyncDisposable
{
    /// <summary>Bounded by the connections: each awaits its trial before it asks for the next.</summary>
    private readonly BlockingCollection<Job> _jobs = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private bool _isStarted;

    /// <summary>Tries a rule on a message. A lease is held on the payload meanwhile.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="payload">What holds the message.</param>
    /// <param name="message">Where it is.</param>
    /// <param name="isWanted">Asked when its turn comes: false skips it, and it does not match.</param>
    public Task<Trial> TryAsync(AnswerRule rule, Payload payload, MessageSpan message, Func<bool> isWanted)
    {
        var job = new Job(rule, payload, message, isWanted);
        payload.Retain();
        StartThread();
        _jobs.Add(job);
        return job.Done.Task;
    }

    /// <summary>Once nobody awaits a trial any more.</summary>
    public async ValueTask DisposeAsync()
    {
        _jobs.CompleteAdding();
        lock (_gate)
        {
            if (!_isStarted)
            {
                _ended.TrySetResult();
            }
        }

        await _ended.Task;
        _jobs.Dispose();
    }

    private void StartThread()
    {
        lock (_gate)
        {
            if (!_isStarted)
            {
                _isStarted = true;
                new Thread(Run) { IsBackground = true, Name = "rules that backtrack" }.UnsafeStart();
            }
        }
    }

    private void Run()
    {
        foreach (Job job in _jobs.GetConsumingEnumerable())
        {
            job.Run();
        }

        _ended.SetResult();
    }

    private sealed class Job(AnswerRule rule, Payload payload, MessageSpan message, Func<bool> isWanted)
    {
        public TaskCompletionSource<Trial> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Run()
        {
            RuleMatch? match = null;
            RuleOutcome outcome = isWanted()
                ? rule.Try(payload.TextOf(message), out match)
                : RuleOutcome.NoMatch;
            payload.Release();
            Done.SetResult(new Trial(outcome, match));
        }
    }
}
