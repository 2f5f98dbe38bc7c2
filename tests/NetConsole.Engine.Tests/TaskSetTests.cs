using NetConsole.Testing;
using Xunit;

namespace NetConsole.Engine.Tests;

public sealed class TaskSetTests
{
    private readonly TaskSet _tasks = new();

    [Fact]
    public void WhenAllEnded_WithNothingKept_IsCompleted() => Assert.True(_tasks.WhenAllEndedAsync().IsCompletedSuccessfully);

    [Fact]
    public void Keep_OfWhatHasEnded_KeepsNothing()
    {
        _tasks.Keep(Task.CompletedTask);

        Assert.True(_tasks.WhenAllEndedAsync().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WhenAllEnded_WaitsForAll_ThoseIncludedThatWereAddedMeanwhile()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        _tasks.Keep(first.Task);
        Task all = _tasks.WhenAllEndedAsync();
        _tasks.Keep(second.Task);

        first.SetResult();
        Assert.False(all.IsCompleted);

        second.SetResult();
        await all.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WhenAllEnded_AfterAnEarlierEnd_WaitsAnew()
    {
        var first = new TaskCompletionSource();
        _tasks.Keep(first.Task);
        Task earlier = _tasks.WhenAllEndedAsync();
        first.SetResult();
        await earlier.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        var second = new TaskCompletionSource();
        _tasks.Keep(second.Task);
        Assert.False(_tasks.WhenAllEndedAsync().IsCompleted);

        second.SetCanceled(TestContext.Current.CancellationToken);
        await _tasks.WhenAllEndedAsync().WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
    }
}
