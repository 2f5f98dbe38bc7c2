using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Tests.Platform;

public sealed class WakePipeTests : IDisposable
{
    private readonly WakePipe _pipe = new();

    public void Dispose() => _pipe.Dispose();

    [Fact]
    public void Set_MoreOftenThanAPipeHoldsBytes_NeverWaitsAndIsOneWakeUp()
    {
        for (int i = 0; i < 100_000; i++)
        {
            _pipe.Set();
        }

        Assert.True(IsReadable());
        _pipe.Reset();
        Assert.False(IsReadable());
    }

    [Fact]
    public void Set_AfterReset_WakesAgain()
    {
        _pipe.Set();
        _pipe.Reset();
        _pipe.Set();

        Assert.True(IsReadable());
    }

    private bool IsReadable()
    {
        Span<Libc.PollEntry> entries = [new(_pipe.ReadEnd, Libc.PollIn)];
        return Libc.Poll(entries, 0) == 1;
    }
}
