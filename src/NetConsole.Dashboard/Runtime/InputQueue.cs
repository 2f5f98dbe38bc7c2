using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using NetConsole.Dashboard.Inputs;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Inputs that other threads hand to the loop: timers, and work that was sent off it. Posting wakes the loop.</summary>
/// <param name="wake">Wakes the loop; any thread.</param>
internal sealed class InputQueue(Action wake)
{
    /// <summary>Whoever posts has one or two on their way at a time, so this is never full unless something posts without end; then the newest is lost.</summary>
    private readonly Channel<DashboardInput> _inputs = Channel.CreateBounded<DashboardInput>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Any thread; returns at once.</summary>
    public void Post(DashboardInput input)
    {
        _inputs.Writer.TryWrite(input);
        wake();
    }

    /// <summary>The loop alone.</summary>
    public bool TryTake([MaybeNullWhen(false)] out DashboardInput input) => _inputs.Reader.TryRead(out input);
}
