using System.Threading.Channels;
using NetConsole.Terminal.Input;

namespace NetConsole.Terminal.Tests.Input;

public sealed class InputLoopTests : IAsyncDisposable
{
    private const int Capacity = 2;

    private readonly FakeTerminal _terminal = new();
    private readonly SteppedTime _time = new();
    private readonly Channel<TerminalEvent> _events = Channel.CreateBounded<TerminalEvent>(Capacity);
    private readonly InputLoop _loop;
    private int _hangUps;
    private int _answers;

    public InputLoopTests()
    {
        _loop = new InputLoop(_terminal, _events.Writer, () => _hangUps++, () => _answers++, _time);
        _loop.Start();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _loop.Stop();
        await _loop.Ended.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    [Fact]
    public async Task Wait_WithNothingIncomplete_HasNoLimit()
    {
        _terminal.Type("a");
        Assert.Equal("a", await NextAsync());
        await _terminal.AwaitWaitsAsync(2);

        Assert.All(_terminal.Waits, Assert.Null);
    }

    [Fact]
    public async Task Answer_AmongKeys_IsToldBeforeTheNextKey()
    {
        _terminal.Type("␛[0nq");

        Assert.Equal("q", await NextAsync());
        Assert.Equal(1, _answers);
    }

    [Fact]
    public async Task Wait_AfterALoneEscape_EndsWithTheKey()
    {
        _terminal.Type("␛");
        await _terminal.AwaitWaitsAsync(2);
        Assert.Equal(TimeSpan.FromMilliseconds(50), _terminal.Waits.Last());

        _time.Advance(TimeSpan.FromMilliseconds(50));
        _terminal.LetTimePass();
        Assert.Equal("Esc", await NextAsync());
        await _terminal.AwaitWaitsAsync(3);
        Assert.Null(_terminal.Waits.Last());
    }

    [Fact]
    public async Task Wait_WokenAmidASequence_NeitherEndsItNorGivesItMoreTime()
    {
        _terminal.Type("␛");
        await _terminal.AwaitWaitsAsync(2);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        _terminal.Wake();
        await _terminal.AwaitWaitsAsync(3);
        Assert.Equal(TimeSpan.FromMilliseconds(30), _terminal.Waits.Last());

        _terminal.Type("[A");
        Assert.Equal("Up", await NextAsync());
    }

    [Fact]
    public async Task Resize_SeveralBeforeAnyoneLooks_IsOneEventWithTheLast()
    {
        await _terminal.AwaitWaitsAsync(1);
        _terminal.SetSize(100, 30);
        _terminal.SetSize(120, 40);
        _loop.NoticeResize();

        Assert.Equal("Resized { Width = 120, Height = 40 }", await NextAsync());
        Assert.Equal((120, 40), _loop.Size);
        _loop.NoticeResize();
        _terminal.Type("x");
        Assert.Equal("x", await NextAsync());
    }

    [Fact]
    public async Task Notice_TheSameSignalTwiceAtOnce_IsOneEvent()
    {
        // The channel is full, so that both wait.
        _terminal.Type("abc");
        await EventuallyFullAsync();
        _loop.NoticeSignal(15);
        _loop.NoticeSignal(15);
        _loop.NoticeSignal(2);
        _loop.NoticeResumed();

        Assert.Equal("a b c", $"{await NextAsync()} {await NextAsync()} {await NextAsync()}");
        Assert.Equal("Signalled { Number = 2 }", await NextAsync());
        Assert.Equal("Signalled { Number = 15 }", await NextAsync());
        Assert.Equal("Resumed { }", await NextAsync());
    }

    [Fact]
    public async Task Read_WhenNobodyTakesEvents_StopsUntilSomebodyDoes()
    {
        _terminal.Type("abc");
        await EventuallyFullAsync();
        _terminal.Type("d");
        Assert.Equal(1, _terminal.Reads);

        Assert.Equal("a b c d", $"{await NextAsync()} {await NextAsync()} {await NextAsync()} {await NextAsync()}");
        Assert.Equal(2, _terminal.Reads);
    }

    [Fact]
    public async Task Listen_Off_LeavesTheTerminalToTheShell()
    {
        _loop.Listen(false);
        await _terminal.AwaitWaitsAsync(2);
        _terminal.Type("for the shell");
        _loop.NoticeResumed();

        Assert.Equal("Resumed { }", await NextAsync());
        Assert.Equal(0, _terminal.Reads);
    }

    [Fact]
    public async Task HangUp_IsTheLastEventAndEndsTheLoop()
    {
        _terminal.HangUp();

        Assert.Equal("HungUp { }", await NextAsync());
        await _events.Reader.Completion.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await _loop.Ended.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Equal(1, _hangUps);
    }

    [Fact]
    public async Task HangUp_SeenByTheWriterFirst_IsTheSame()
    {
        _loop.NoticeHangUp();

        Assert.Equal("HungUp { }", await NextAsync());
        await _loop.Ended.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Equal(1, _hangUps);
    }

    [Fact]
    public async Task Stop_WhileNobodyTakesEvents_EndsTheLoop()
    {
        _terminal.Type("abc");
        await EventuallyFullAsync();

        _loop.Stop();

        await _loop.Ended.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Equal("a b", $"{await NextAsync()} {await NextAsync()}");
    }

    private async Task<string> NextAsync()
        => Decoding.Show([await _events.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token)]);

    /// <summary>Three keys were typed in one read: once two events are there, the loop is waiting to deliver the third, or about to.</summary>
    private async Task EventuallyFullAsync()
    {
        while (_events.Reader.Count < Capacity)
        {
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }
    }
}
