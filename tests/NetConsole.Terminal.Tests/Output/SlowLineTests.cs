using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;
using NetConsole.Testing.Clocks;
using NetConsole.Testing.Screens;
using Modes = NetConsole.Terminal.Output.ScreenModes;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>The pump on a line whose answers, and whose time, are the test's to give.</summary>
public sealed class SlowLineTests : IAsyncDisposable
{
    private const int Width = 120;
    private const int Height = 24;
    private const string Question = "\e[5n";

    private readonly FakeOutput _output = new();
    private readonly ManualClock _clock = new();
    private FramePump _pump = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _pump.Stop();
        await _pump.Ended.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    [Fact]
    public async Task Present_TheFirstFrame_AsksBeforeAndAfterIt()
    {
        Open(new AnswerPace());
        _pump.Present(Screen("hello", 'a', rows: 2));
        await _pump.DrainAsync(Token);

        Assert.StartsWith(Question, _output.Taken, StringComparison.Ordinal);
        Assert.EndsWith(Question, _output.Taken, StringComparison.Ordinal);
        Assert.Equal(1, _output.Writes);
    }

    [Fact]
    public async Task Copy_WaitsForItsTurn_AndWhatFollowsWaitsForIt()
    {
        Open(new ClockPace(10_000));
        Assert.Equal(15_000, _pump.CopyLimit);
        _pump.Present(Screen("hello", 'a', rows: 2));
        await _pump.DrainAsync(Token);
        Assert.NotEqual("", _output.Taken);
        _output.Forget();

        _pump.Copy(new byte[6000]);
        Assert.False(_pump.DrainAsync(Token).IsCompleted);
        Assert.Equal("", _output.Taken);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        await _pump.DrainAsync(Token);
        Assert.StartsWith("\e]52;c;AAAA", _output.Taken, StringComparison.Ordinal);

        _output.Forget();
        _pump.Present(Screen("hello", 'b', rows: 2));
        Assert.False(_pump.DrainAsync(Token).IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _pump.DrainAsync(Token);
        Assert.NotEqual("", _output.Taken);
    }

    [Fact]
    public async Task Present_WhatLooksTheSame_AsksNothing()
    {
        Open(new AnswerPace());
        await SlowDownAsync();
        _output.Forget();

        _clock.Advance(TimeSpan.FromMinutes(1));
        _pump.Present(Screen("", 'a'));
        await _pump.DrainAsync(Token);

        Assert.Equal("", _output.Taken);
    }

    [Fact]
    public async Task Present_MoreThanTheLineTakes_WaitsForTheAnswer()
    {
        Open(new AnswerPace());
        await SlowDownAsync();
        _output.Forget();

        _pump.Present(Screen("", 'b'));
        await _output.AwaitTakenAsync(EndsWithAQuestion);
        await _clock.WaitForTimersAsync(1, Token);
        int taken = _output.Taken.Length;
        Assert.InRange(taken, 1, 300);
        Assert.Equal(1, _output.Writes);

        Answer(TimeSpan.FromMilliseconds(200));
        await _output.AwaitTakenAsync(text => text.Length > taken && EndsWithAQuestion(text));
    }

    [Fact]
    public async Task Present_AKeyWhileRowsAreOutstanding_ComesBeforeThem()
    {
        Open(new AnswerPace());
        await SlowDownAsync();
        _pump.Present(Screen("", 'b'));
        await _output.AwaitTakenAsync(EndsWithAQuestion);
        await _clock.WaitForTimersAsync(1, Token);
        _output.Forget();

        _pump.Present(Screen("key", 'c'));
        Answer(TimeSpan.FromMilliseconds(200));
        await _output.AwaitTakenAsync(EndsWithAQuestion);

        string slice = _output.Taken;
        Assert.Contains("key", slice, StringComparison.Ordinal);
        Assert.InRange(slice.IndexOf("cc", StringComparison.Ordinal), slice.IndexOf("key", StringComparison.Ordinal), slice.Length);
        Assert.DoesNotContain("bb", slice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Present_InSlices_ShowsAllOfItInTheEnd()
    {
        Open(new AnswerPace());
        await SlowDownAsync();
        _pump.Present(Screen("key", 'b'));
        Task drained = _pump.DrainAsync(Token);
        while (!drained.IsCompleted)
        {
            Answer(TimeSpan.FromMilliseconds(150));
            await Task.Yield();
        }

        var screen = new ScreenModel(Width, Height);
        screen.Feed(_output.Taken);
        Assert.Equal([.. Screen("key", 'b').Buffer.ToLines()], screen.Lines);
        Assert.Empty(screen.Violations);
    }

    [Fact]
    public async Task Present_ToATerminalThatNeverAnswers_GoesOnAfterAWhile()
    {
        Open(new AnswerPace());
        _pump.Present(Screen("", 'a', filled: 100));
        await _pump.DrainAsync(Token);
        _pump.Present(Screen("", 'b', filled: 100));
        await _clock.WaitForTimersAsync(1, Token);
        Task drained = _pump.DrainAsync(Token);
        Assert.False(drained.IsCompleted);

        _clock.Advance(AnswerPace.FirstPatience + TimeSpan.FromMilliseconds(10));
        await drained;
        _output.Forget();

        for (char letter = 'c'; letter < 'i'; letter++)
        {
            _pump.Present(Screen("", letter, filled: 100));
            await _pump.DrainAsync(Token);
        }

        Assert.DoesNotContain(Question, _output.Taken, StringComparison.Ordinal);
        Assert.Equal(6, _output.Writes);
    }

    [Fact]
    public async Task Present_ByBaud_GoesOutByTheClockAlone()
    {
        Open(new ClockPace(960));
        _pump.Present(Screen("", 'a'));
        await _output.AwaitTakenAsync(text => text.Length > 100);
        await _clock.WaitForTimersAsync(1, Token);
        Assert.InRange(_output.Taken.Length, 100, 192 + Modes.Enter.Length);

        Task drained = _pump.DrainAsync(Token);
        TimeSpan start = TimeSpan.FromTicks(_clock.GetTimestamp());
        while (!drained.IsCompleted)
        {
            await Task.WhenAny(_clock.WaitForTimersAsync(1, Token), drained);
            _clock.Advance(TimeSpan.FromMilliseconds(50));
        }

        double seconds = (TimeSpan.FromTicks(_clock.GetTimestamp()) - start).TotalSeconds;
        Assert.InRange(seconds, _output.Taken.Length / 960.0 * 0.6, double.MaxValue);
        Assert.DoesNotContain(Question, _output.Taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settle_WaitsForTheAnswersOnTheirWay()
    {
        Open(new AnswerPace());
        _pump.Present(Screen("", 'a', rows: 2));
        await _pump.DrainAsync(Token);

        Task settled = Task.Run(_pump.Settle, Token);
        _pump.NoticeAnswer();
        Assert.False(settled.IsCompleted);
        _pump.NoticeAnswer();
        await settled.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    private static bool EndsWithAQuestion(string text) => text.EndsWith(Question, StringComparison.Ordinal);

    /// <summary>Rows of one letter, and at the bottom the line where somebody types.</summary>
    private static Frame Screen(string typed, char letter, int rows = Height - 1, int filled = 80)
    {
        var buffer = new CellBuffer(Width, Height);
        buffer.Canvas.Fill(new(0, 0, filled, rows), letter, default);
        buffer.Canvas.Write(0, Height - 1, "> " + typed);
        return new Frame(buffer, new CursorPosition(2 + typed.Length, Height - 1));
    }

    private void Open(ILinePace pace)
    {
        _pump = new FramePump(_output, new FrameRenderer(new TerminalTraits(ColorDepth.Ansi16, true)), pace, _clock, () => { });
        _pump.Open();
    }

    /// <summary>Shows a first frame, and answers as a terminal at 9,600 baud.</summary>
    private async Task SlowDownAsync()
    {
        _pump.Present(Screen("", 'a'));
        await _pump.DrainAsync(Token);
        Answer(TimeSpan.FromMilliseconds(10));
        Answer(TimeSpan.FromMilliseconds(1600));
    }

    private void Answer(TimeSpan after)
    {
        _clock.Advance(after);
        _pump.NoticeAnswer();
    }
}
