using System.Text;
using System.Threading.Channels;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Engine;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;
using NetConsole.Testing.Clocks;
using NSubstitute;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class NotifierTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly ISocketEngine _engine = Substitute.For<ISocketEngine>();
    private readonly List<Feed> _feeds = [];
    private readonly Channel<DashboardInput> _posted = Channel.CreateUnbounded<DashboardInput>();
    private Notifier _notifier = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _engine.Subscribe(Arg.Any<int>(), WhenFull.DropOldest).Returns(_ =>
        {
            _feeds.Add(new Feed());
            return _feeds[^1];
        });
        _notifier = new Notifier(_engine, _clock, input => _posted.Writer.TryWrite(input));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _notifier.DisposeAsync();

    [Fact]
    public void NothingToLookFor_ListensToNothing()
    {
        _notifier.Watch(null);
        Assert.Empty(_feeds);
    }

    [Fact]
    public async Task AMatch_IsTold()
    {
        Watch("/error \\d/");
        await _feeds[0].SaysAsync("fine", "an error 7 there");

        Assert.IsType<DashboardInput.Noticed>(await _posted.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task WithinASecond_ItIsToldOnce()
    {
        Watch("/error/");
        await _feeds[0].SaysAsync("error", "error", "error");
        await _posted.Reader.ReadAsync(Token);
        Assert.False(_posted.Reader.TryRead(out _));

        _clock.Advance(TimeSpan.FromSeconds(1));
        await _feeds[0].SaysAsync("error");
        Assert.IsType<DashboardInput.Noticed>(await _posted.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task Off_LetsGoOfTheEngine()
    {
        Watch("/error/");
        _notifier.Watch(null);
        await _feeds[0].Disposed.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task AnotherExpression_TakesItsPlace()
    {
        Watch("/error/");
        Watch("/fine/");
        await _feeds[0].Disposed.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await _feeds[1].SaysAsync("fine");

        Assert.IsType<DashboardInput.Noticed>(await _posted.Reader.ReadAsync(Token));
    }

    private void Watch(string source)
    {
        Assert.True(NotifyExpression.TryParse(source, out NotifyExpression? expression, out _));
        _notifier.Watch(expression);
    }

    /// <summary>A subscription that knows when what was fed into it has been looked at.</summary>
    private sealed class Feed : IEventSubscription
    {
        private readonly Channel<EngineEvent> _events = Channel.CreateUnbounded<EngineEvent>();
        private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Disposed => _disposed.Task;

        public bool IsCompleted => _events.Reader.Completion.IsCompleted;

        public async Task SaysAsync(params string[] lines)
        {
            _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (string line in lines)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(line);
                _events.Writer.TryWrite(new EngineEvent.MessagesReceived(new ConnectionId(1), Payload.Of(bytes, new MessageSpan(0, bytes.Length, 0, bytes.Length))));
            }

            await _drained.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        }

        public void OnReadable(Action wake)
        {
        }

        public bool TryRead([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out EngineEvent engineEvent)
        {
            bool isThere = _events.Reader.TryRead(out engineEvent);
            if (!isThere)
            {
                _drained.TrySetResult();
            }

            return isThere;
        }

        public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken) => _events.Reader.WaitToReadAsync(cancellationToken);

        public ValueTask DisposeAsync()
        {
            _disposed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
