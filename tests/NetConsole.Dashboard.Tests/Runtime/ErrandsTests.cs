using System.Collections.Concurrent;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Runtime;
using NetConsole.Testing.Clocks;

namespace NetConsole.Dashboard.Tests.Runtime;

public class ErrandsTests
{
    private static readonly DashboardInput s_done = new DashboardInput.Noticed();

    [Fact]
    public async Task Dispose_DoesWhatHasNotBegun()
    {
        ConcurrentQueue<DashboardInput> posted = [];
        await using (Errands errands = new(TimeProvider.System, posted.Enqueue))
        {
            errands.Run(_ => s_done);
            errands.Run(_ => s_done);
        }

        Assert.Equal([s_done, s_done], posted);
    }

    [Fact]
    public async Task Dispose_WithALookUp_CancelsIt()
    {
        ConcurrentQueue<DashboardInput> posted = [];
        await using (Errands errands = new(TimeProvider.System, posted.Enqueue))
        {
            errands.Run(cancellationToken =>
            {
                cancellationToken.WaitHandle.WaitOne();
                cancellationToken.ThrowIfCancellationRequested();
                return s_done;
            });
        }

        Assert.Empty(posted);
    }

    [Fact]
    public async Task Dispose_WhileADiskHangs_EndsNevertheless()
    {
        using ManualResetEventSlim disk = new();
        ManualClock clock = new();
        Errands errands = new(clock, _ => { });
        errands.Run(_ =>
        {
            disk.Wait(TestContext.Current.CancellationToken);
            return s_done;
        });
        Task ending = errands.DisposeAsync().AsTask();
        await clock.WaitForTimersAsync(1, TestContext.Current.CancellationToken);
        Assert.False(ending.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(2));
        await ending.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        disk.Set();
    }
}
