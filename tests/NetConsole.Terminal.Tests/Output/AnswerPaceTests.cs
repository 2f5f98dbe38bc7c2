using NetConsole.Terminal.Output;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>What the pace learns from answers, on lines that exist on paper: no test here takes time.</summary>
public sealed class AnswerPaceTests
{
    private const double NineteenTwenty = 192;
    private const double NineThousandSixHundred = 960;
    private const double Fast = 2_000_000;

    private readonly AnswerPace _pace = new();

    [Theory]
    [InlineData(NineteenTwenty, 0)]
    [InlineData(NineThousandSixHundred, 0)]
    [InlineData(NineThousandSixHundred, 60)]
    [InlineData(5760, 20)]
    public void Room_OnASlowLine_KeepsNoMoreThanAFifthOfASecondWaiting(double bytesPerSecond, int roundTrip)
    {
        var line = new SimulatedLine(_pace, bytesPerSecond, TimeSpan.FromMilliseconds(roundTrip));
        SendFirstFrame(line);

        for (int slice = 0; slice < 50; slice++)
        {
            while (line.TrySendSlice())
            {
            }

            // Three tenths where the smallest slice is as much.
            Assert.InRange(line.Queued.TotalMilliseconds, 0, Math.Max(270, 1000 * (AnswerPace.SmallestWindow + 8) / bytesPerSecond));
            line.AdvanceToAnswer();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(600)]
    public void Room_OnASlowLine_KeepsItBusy(int roundTrip)
    {
        var line = new SimulatedLine(_pace, NineThousandSixHundred, TimeSpan.FromMilliseconds(roundTrip));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(20));
        int before = line.Sent;

        TimeSpan start = line.Now;
        Saturate(line, TimeSpan.FromSeconds(20));

        Assert.InRange((line.Sent - before) / (line.Now - start).TotalSeconds, NineThousandSixHundred * 0.75, NineThousandSixHundred * 1.05);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(600)]
    public void Room_OnAFastLine_IsNeverCrumbs_HoweverLongItIs(int roundTrip)
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(roundTrip));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(4));

        line.AdvanceTo(line.Now + TimeSpan.FromSeconds(2));
        Assert.InRange(_pace.Room(line.Now), 8000, int.MaxValue);
    }

    [Fact]
    public void Room_OnALongFastLineWithSteadyTraffic_IsThereForAKeyAtAnyTime()
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(600));
        SendFirstFrame(line);

        for (int frame = 0; frame < 300; frame++)
        {
            line.AdvanceTo(line.Now + TimeSpan.FromMilliseconds(33));
            Assert.True(line.TrySend(130), $"frame {frame} had to wait");
        }
    }

    [Fact]
    public void Sent_OnAFastLine_AsksOnceInManyKilobytes()
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(1));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromMilliseconds(500));
        int before = line.Questions;

        for (int frame = 0; frame < 300; frame++)
        {
            line.AdvanceTo(line.Now + TimeSpan.FromMilliseconds(33));
            line.TrySend(300);
        }

        // 90 kB in ten seconds: a question for each 8 kB, and the round trip once.
        Assert.InRange(line.Questions - before, 5, 13);
    }

    [Fact]
    public void Sent_OfTypedLettersOnASlowLine_AsksForFewOfThem()
    {
        var line = new SimulatedLine(_pace, NineThousandSixHundred, TimeSpan.FromMilliseconds(5));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(3));
        line.AdvanceTo(line.Now + TimeSpan.FromSeconds(1));
        int before = line.Questions;

        for (int key = 0; key < 20; key++)
        {
            Assert.True(line.TrySend(12));
            line.AdvanceTo(line.Now + TimeSpan.FromMilliseconds(150));
        }

        Assert.InRange(line.Questions - before, 1, 7);
    }

    [Fact]
    public void Room_AfterAHiccup_IsSoonWhatItWas()
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(20));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(1));
        line.TrySend(9000);
        line.Stall(TimeSpan.FromSeconds(2));
        Saturate(line, TimeSpan.FromSeconds(3));

        line.AdvanceTo(line.Now + TimeSpan.FromSeconds(1));
        Assert.InRange(_pace.Room(line.Now), 8000, int.MaxValue);
    }

    [Fact]
    public void Room_WhenTheLineBecomesSlow_FollowsIt()
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(20));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(1));
        line.BytesPerSecond = NineThousandSixHundred;
        Saturate(line, TimeSpan.FromSeconds(90));

        Assert.InRange(line.Queued.TotalMilliseconds, 0, 300);
    }

    [Fact]
    public void Room_WhenTheWayBecomesLonger_DoesNotTakeItForASlowLine()
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(20));
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(1));
        line.AdvanceTo(line.Now + TimeSpan.FromSeconds(1));

        SimulatedLine longer = new(_pace, Fast, TimeSpan.FromMilliseconds(620));
        longer.AdvanceTo(line.Now);
        for (int frame = 0; frame < 3000; frame++)
        {
            longer.AdvanceTo(longer.Now + TimeSpan.FromMilliseconds(33));
            longer.TrySend(130);
        }

        longer.AdvanceTo(longer.Now + TimeSpan.FromSeconds(2));
        Assert.InRange(_pace.Room(longer.Now), 2048, int.MaxValue);
    }

    [Fact]
    public void Room_OfATerminalThatNeverAnswers_IsUnlimitedAfterItsFirstQuestion()
    {
        var line = new SimulatedLine(_pace, Fast, TimeSpan.Zero) { Answers = false };
        Assert.True(line.TrySend(1500));
        while (line.TrySendSlice())
        {
        }

        Assert.Equal(AnswerPace.FirstPatience, _pace.Patience(line.Now));
        line.AdvanceTo(line.Now + AnswerPace.FirstPatience + TimeSpan.FromMilliseconds(1));
        Assert.Equal(int.MaxValue, _pace.Room(line.Now));
        Assert.False(_pace.IsAwaiting(line.Now));

        int asked = line.Questions;
        for (int slice = 0; slice < 10; slice++)
        {
            Assert.True(line.TrySendSlice());
        }

        Assert.Equal(asked, line.Questions);
    }

    [Fact]
    public void Answered_ByATerminalThatWasGivenUp_PacesItAgain()
    {
        var line = new SimulatedLine(_pace, 100, TimeSpan.Zero);
        SendFirstFrame(line);
        line.TrySendSlice();
        TimeSpan late = line.Now + AnswerPace.LaterPatience + AnswerPace.LaterPatience;
        Assert.Equal(int.MaxValue, _pace.Room(late));

        _pace.Answered(late);

        Assert.Equal(AnswerPace.SmallestWindow, _pace.Room(late));
    }

    [Fact]
    public void Answered_ToNoQuestion_IsIgnored()
    {
        _pace.Answered(TimeSpan.FromSeconds(1));

        Assert.Equal(AnswerPace.FirstWindow, _pace.Room(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Restart_ForgetsQuestionsAndSpeed()
    {
        var line = new SimulatedLine(_pace, NineThousandSixHundred, TimeSpan.Zero);
        SendFirstFrame(line);
        Saturate(line, TimeSpan.FromSeconds(5));
        line.TrySendSlice();

        _pace.Restart();

        Assert.False(_pace.IsAwaiting(line.Now));
        Assert.Equal(AnswerPace.FirstWindow, _pace.Room(line.Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void MostUncut_OnASlowLine_IsAboutTwoSeconds_AndOnAFastOneAnything(int roundTrip)
    {
        var slow = new SimulatedLine(_pace, NineThousandSixHundred, TimeSpan.FromMilliseconds(roundTrip));
        SendFirstFrame(slow);
        Assert.InRange(_pace.MostUncut, 1 * NineThousandSixHundred, 3 * NineThousandSixHundred);
        Saturate(slow, TimeSpan.FromSeconds(20));
        Assert.InRange(_pace.MostUncut, 1 * NineThousandSixHundred, 3 * NineThousandSixHundred);

        _pace.Restart();
        SendFirstFrame(new SimulatedLine(_pace, Fast, TimeSpan.FromMilliseconds(roundTrip)));
        Assert.Equal(int.MaxValue, _pace.MostUncut);
    }

    /// <summary>And waits until it has arrived.</summary>
    private static void SendFirstFrame(SimulatedLine line)
    {
        Assert.True(line.TrySend(1500));
        line.AdvanceTo(line.Now + TimeSpan.FromSeconds(9));
    }

    /// <summary>For so long there is always more to send.</summary>
    private static void Saturate(SimulatedLine line, TimeSpan time)
    {
        TimeSpan end = line.Now + time;
        while (line.Now < end)
        {
            while (line.TrySendSlice())
            {
            }

            line.AdvanceToAnswer();
        }
    }
}
