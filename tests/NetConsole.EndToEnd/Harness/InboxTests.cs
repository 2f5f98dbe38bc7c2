using NetConsole.Testing;

namespace NetConsole.EndToEnd.Harness;

public sealed class InboxTests
{
    private readonly Inbox<int> _inbox = new();

    [Fact]
    public async Task WaitFor_WhatHasCome_IsThereAtOnce()
    {
        _inbox.Add(1);
        _inbox.Add(2);

        Assert.Equal(2, await _inbox.WaitForAsync(item => item > 1, "more than one", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WaitForAll_WhatComesLater_IsWaitedFor()
    {
        Task<IReadOnlyList<int>> waiting = _inbox.WaitForAllAsync(items => items.Count == 2, "two", TestContext.Current.CancellationToken);
        _inbox.Add(1);
        Assert.False(waiting.IsCompleted);

        _inbox.Add(2);

        Assert.Equal([1, 2], await waiting);
    }

    [Fact]
    public async Task WaitFor_Cancelled_SaysSo()
    {
        using var cancelled = new CancellationTokenSource();
        Task<int> waiting = _inbox.WaitForAsync(_ => true, "anything", cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
