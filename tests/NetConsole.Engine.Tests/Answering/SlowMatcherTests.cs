using NetConsole.Engine.Answering;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Answering;

public sealed class SlowMatcherTests
{
    private static readonly Payload Message = Payload.Of("hello\n"u8.ToArray(), new MessageSpan(0, 6, 0, 5));

    [Fact]
    public async Task WhileASuspectIsTried_OthersHaveTheirTurn()
    {
        await using var matcher = new SlowMatcher();
        using var held = new ManualResetEventSlim();
        Task<Trial> suspect = TryAsync(matcher, isSuspect: true, () =>
        {
            held.Wait(Deadline.Token);
            return true;
        });

        Trial other = await TryAsync(matcher, isSuspect: false, () => true).SoonAsync();
        Assert.Equal(RuleOutcome.Match, other.Outcome);
        Assert.False(suspect.IsCompleted);

        held.Set();
        Assert.Equal(RuleOutcome.Match, (await suspect.SoonAsync()).Outcome);
    }

    [Fact]
    public async Task WhatIsNoLongerWanted_DoesNotMatch()
    {
        await using var matcher = new SlowMatcher();
        Assert.Equal(RuleOutcome.NoMatch, (await TryAsync(matcher, isSuspect: false, () => false).SoonAsync()).Outcome);
    }

    private static Task<Trial> TryAsync(SlowMatcher matcher, bool isSuspect, Func<bool> isWanted) =>
        matcher.TryAsync(Answers.Rule(@"/^h.*(l)\1o$/ => yes"), Message, Message.Messages[0], isSuspect, isWanted);
}
