using Xunit;

namespace NetConsole.Engine.Tests;

public sealed class CancellationOnDemandTests
{
    private CancellationOnDemand _cancellation;

    [Fact]
    public async Task CancelAsync_CancelsATokenThatWasAskedForBefore()
    {
        CancellationToken token = _cancellation.Token;
        var heard = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = token.UnsafeRegister(_ => heard.SetResult(), null);
        Assert.False(token.IsCancellationRequested);

        await _cancellation.CancelAsync();

        Assert.True(token.IsCancellationRequested);
        Assert.True(heard.Task.IsCompletedSuccessfully);
        Assert.True(_cancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task Token_AfterCancelAsync_IsCancelled_ThoughNobodyHadAskedForIt()
    {
        await _cancellation.CancelAsync();

        Assert.True(_cancellation.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_IsTheSameForAll()
    {
        Assert.Equal(_cancellation.Token, _cancellation.Token);
        Assert.True(_cancellation.Token.CanBeCanceled);
    }

    [Fact]
    public async Task CancelAsync_AndDispose_WhereNobodyAsked_DoNothing()
    {
        _cancellation.Dispose();
        await _cancellation.CancelAsync();

        Assert.True(_cancellation.IsCancellationRequested);
    }

    [Fact]
    public async Task Token_AskedForWhileItIsCancelled_IsCancelledInTheEnd()
    {
        for (int round = 0; round < 1000; round++)
        {
            var both = new Raced();
            Task<CancellationToken> asking = Task.Run(() => both.Cancellation.Token, TestContext.Current.CancellationToken);
            await both.Cancellation.CancelAsync();
            CancellationToken token = await asking;
            Assert.True(token.IsCancellationRequested);
        }
    }

    private sealed class Raced
    {
        public CancellationOnDemand Cancellation;
    }
}
