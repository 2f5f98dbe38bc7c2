using System.Text;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using Modes = NetConsole.Terminal.Output.ScreenModes;
using NetConsole.Testing.Screens;

namespace NetConsole.Terminal.Tests.Output;

public sealed class FramePumpTests : IAsyncDisposable
{
    private static readonly string Enter = Encoding.ASCII.GetString(Modes.Enter);
    private static readonly string Leave = Encoding.ASCII.GetString(Modes.Leave);

    private readonly FakeOutput _output = new();
    private readonly TaskCompletionSource _gone = new();
    private readonly FramePump _pump;

    public FramePumpTests() =>
        _pump = new FramePump(_output, new FrameRenderer(new TerminalTraits(ColorDepth.Ansi16, true)), ClockPace.Unlimited, TimeProvider.System, _gone.SetResult);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _pump.Stop();
        await _pump.Ended.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    [Fact]
    public void Close_BeforeAnyFrame_HasWrittenNothing()
    {
        _pump.Open();

        Assert.True(_pump.Close());
        Assert.Equal("", _output.Taken);
    }

    [Fact]
    public async Task Present_TheFirstFrame_IsOneWriteWithTheModes()
    {
        _pump.Open();
        _pump.Present(Frame("hello"));
        await _pump.DrainAsync(Token);

        Assert.StartsWith(Enter, _output.Taken, StringComparison.Ordinal);
        Assert.Equal(1, _output.Writes);
        Assert.Equal("hello", Screen().Line(0));
    }

    [Fact]
    public async Task Present_BeforeOpen_IsShownAfterIt()
    {
        _pump.Present(Frame("early"));
        await _pump.DrainAsync(Token);
        Assert.Equal("", _output.Taken);

        _pump.Open();
        await _pump.DrainAsync(Token);
        Assert.Equal("early", Screen().Line(0));
    }

    [Fact]
    public async Task Present_WhileTheTerminalIsFull_SkipsAllButTheLatest()
    {
        await ShowAsync("one");
        _output.SetRoom(0);
        _pump.Present(Frame("two"));
        await _output.AwaitFullAsync();

        Frame skipped = Frame("three");
        _pump.Present(skipped);
        Assert.Same(skipped, _pump.Present(Frame("four")));
        _output.SetRoom(int.MaxValue);
        await _pump.DrainAsync(Token);

        Assert.Equal("four", Screen().Line(0));
        Assert.DoesNotContain("three", _output.Taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Present_AFrameTakenInPieces_IsFinishedBeforeTheNextBegins()
    {
        await ShowAsync("one");
        for (int i = 0; i < 60; i++)
        {
            // Less than any frame takes, so that each is cut, and everywhere.
            _output.SetRoom(1 + (i % 7));
            _pump.Present(Frame($"number {i}"));
            await _output.AwaitFullAsync();
        }

        _output.SetRoom(int.MaxValue);
        await _pump.DrainAsync(Token);

        ScreenModel screen = Screen();
        Assert.Equal("number 59", screen.Line(0));
        Assert.Empty(screen.Violations);
    }

    [Fact]
    public async Task Present_GivesBackTheFramesThatWereShown()
    {
        Frame first = Frame("one");
        _pump.Open();
        Assert.Null(_pump.Present(first));
        await _pump.DrainAsync(Token);

        Assert.Same(first, _pump.Present(Frame("two")));
    }

    [Fact]
    public async Task Close_AmidAFrame_CancelsItAndGivesTheScreenBack()
    {
        await ShowAsync("one");
        _output.SetRoom(11);
        _pump.Present(Frame("two"));
        await _output.AwaitFullAsync();
        Task<bool> closing = Task.Run(_pump.Close, Token);
        await _output.AwaitLeavingAsync();
        _output.SetRoom(int.MaxValue);

        Assert.True(await closing);
        ScreenModel screen = Screen();
        Assert.Equal(Testing.Screens.ScreenModes.AtStart, screen.Modes);
        Assert.EndsWith("\x18\e\\\e[?2026l" + Leave, _output.Taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WhenTheFirstFrameNeverGotThrough_WritesNothing()
    {
        _output.SetRoom(0);
        _pump.Open();
        _pump.Present(Frame("one"));
        await _output.AwaitFullAsync();

        Assert.False(_pump.Close());
        _output.SetRoom(int.MaxValue);
        _pump.Present(Frame("two"));
        await _pump.DrainAsync(Token);
        Assert.Equal("", _output.Taken);
    }

    [Fact]
    public async Task Close_OfATerminalThatTakesNothing_GivesUpSoonAndSaysSo()
    {
        await ShowAsync("one");
        _output.SetRoom(0);
        _pump.Present(Frame("two"));
        await _output.AwaitFullAsync();

        Assert.False(_pump.Close());
        _output.Forget();
        _output.SetRoom(int.MaxValue);
        _pump.Present(Frame("three"));
        await _pump.DrainAsync(Token);
        Assert.Equal("", _output.Taken);
    }

    [Fact]
    public async Task Open_AfterClose_DrawsWholeAgain()
    {
        await ShowAsync("one");
        _pump.Close();
        _output.Forget();

        _pump.Open();
        _pump.Present(Frame("one"));
        await _pump.DrainAsync(Token);

        Assert.StartsWith(Enter, _output.Taken, StringComparison.Ordinal);
        Assert.Equal("one", Screen().Line(0));
    }

    [Fact]
    public async Task Redraw_HasTheSameFrameDrawnAgain()
    {
        await ShowAsync("one");
        _output.Forget();
        _pump.Redraw();
        _pump.Present(Frame("one"));
        await _pump.DrainAsync(Token);

        Assert.Contains("one", _output.Taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ring_WithoutAFrame_WritesOneByte()
    {
        await ShowAsync("one");
        _output.Forget();
        _pump.Ring();
        await _pump.DrainAsync(Token);

        Assert.Equal("\a", _output.Taken);
    }

    [Fact]
    public async Task Copy_GoesOutAsBase64_AndAsNothingElse()
    {
        _pump.Open();
        await ShowAsync("x");
        _output.Forget();

        _pump.Copy("a\e]52;c;?\a"u8);
        await _pump.DrainAsync(Token);

        Assert.Equal("\e]52;c;YRtdNTI7Yzs/Bw==\e\\", _output.Taken);
    }

    [Fact]
    public void Copy_OfMoreThanTerminalsTake_IsABug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _pump.Copy(new byte[ITerminal.MostCopiedBytes + 1]));

    [Fact]
    public async Task Write_OnATerminalThatIsGone_EndsThePumpAndSaysSoOnce()
    {
        await ShowAsync("one");
        _output.HangUp();
        _pump.Present(Frame("two"));

        await _gone.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await _pump.Ended.WaitAsync(TimeSpan.FromSeconds(10), Token);
        await _pump.DrainAsync(Token);
        Assert.NotNull(_pump.Present(Frame("three")) ?? _pump.Present(Frame("four")));
    }

    [Fact]
    public async Task Stop_WhileTheTerminalIsFull_EndsTheThread()
    {
        await ShowAsync("one");
        _output.SetRoom(0);
        _pump.Present(Frame("two"));
        await _output.AwaitFullAsync();

        _pump.Stop();

        await _pump.Ended.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    private static Frame Frame(string text)
    {
        var buffer = new CellBuffer(20, 3);
        buffer.Canvas.Write(0, 0, text);
        return new Frame(buffer);
    }

    private async Task ShowAsync(string text)
    {
        _pump.Open();
        _pump.Present(Frame(text));
        await _pump.DrainAsync(Token);
    }

    private ScreenModel Screen()
    {
        var screen = new ScreenModel(20, 3);
        screen.Feed(_output.Taken);
        return screen;
    }
}
