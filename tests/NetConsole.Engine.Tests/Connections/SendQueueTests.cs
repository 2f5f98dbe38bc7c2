using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tests.Support;

namespace NetConsole.Engine.Tests.Connections;

public sealed class SendQueueTests
{
    private readonly Counters _counters = new(new ConnectionId(1));
    private readonly SendQueue _queue;

    public SendQueueTests() => _queue = new SendQueue(_counters, maxMessageBytes: 100, lowWaterBytes: 25);

    [Fact]
    public void Add_First_AsksForAWriter_AndAgainOnlyAfterItHasEnded()
    {
        Assert.Equal(Admission.StartWriter, _queue.Add(Message(1)));
        Assert.Equal(Admission.Queued, _queue.Add(Message(2)));
        Assert.True(_queue.TryTake(out _));
        Assert.True(_queue.TryTake(out _));
        Assert.False(_queue.TryTake(out _));
        Assert.Equal(Admission.Queued, _queue.Add(Message(3)));
        Assert.False(_queue.TryEndWriter());
        Assert.True(_queue.TryTake(out _));
        Assert.True(_queue.TryEndWriter());
        Assert.Equal(Admission.StartWriter, _queue.Add(Message(4)));
    }

    [Fact]
    public void Add_OverTheLimit_IsFull_UntilTheKernelHasTakenSome()
    {
        Assert.Equal(Admission.StartWriter, _queue.Add(Message(100)));
        Assert.Equal(Admission.Full, _queue.Add(Message(1)));
        Assert.Equal(100, _counters.BytesWaiting);
        Assert.True(_queue.TryTake(out _));
        Assert.Equal(Admission.Full, _queue.Add(Message(1)));
        _queue.Sent(1);
        Assert.Equal(Admission.Queued, _queue.Add(Message(1)));
        Assert.Equal((100, 1), (_counters.BytesWaiting, _counters.BytesOut));
    }

    [Fact]
    public void TryTakeAlso_OnlyMessagesOfTheSameOrigin_AndOnlyWhatFits()
    {
        _queue.Add(Message(1));
        _queue.Add(Message(10));
        _queue.Add(new SendItem.Message(new byte[1], SendOrigin.Rule));
        Assert.True(_queue.TryTake(out SendItem? first));
        Assert.False(_queue.TryTakeAlso((SendItem.Message)first, maxBytes: 9, out SendItem.Message? tooLong));
        Assert.Null(tooLong);
        Assert.True(_queue.TryTakeAlso((SendItem.Message)first, maxBytes: 10, out _));
        Assert.False(_queue.TryTakeAlso((SendItem.Message)first, maxBytes: 10, out SendItem.Message? other));
        Assert.Null(other);
    }

    [Fact]
    public void Add_AfterTheEndOfStream_IsEnded()
    {
        _queue.Add(SendItem.EndOfStream.Instance);
        Assert.Equal(Admission.Ended, _queue.Add(Message(1)));
        Assert.Equal(Admission.Ended, _queue.Add(SendItem.EndOfStream.Instance));
    }

    [Fact]
    public async Task Close_LetsGoOfWhatWaits_ButItStaysCounted_AndTheWriterEnds()
    {
        _queue.Add(Message(5));
        _queue.Close();
        Assert.Equal(Admission.Ended, _queue.Add(Message(1)));
        Task ended = _queue.WriterEndedAsync();
        Assert.False(_queue.TryTake(out _));
        Assert.False(ended.IsCompleted);
        Assert.True(_queue.TryEndWriter());
        await ended.SoonAsync();
        Assert.Equal(5, _counters.BytesWaiting);
    }

    [Fact]
    public void AddWithRoom_ManyWhoWaitedForTheSameRoom_GetItInTurn()
    {
        _queue.Add(Message(26));
        Assert.Equal(Admission.Full, _queue.AddWithRoom(Message(90), out Task first));
        Assert.Equal(Admission.Full, _queue.AddWithRoom(Message(90), out Task second));
        _queue.Sent(16);
        Assert.True(first.IsCompleted && second.IsCompleted);

        Assert.Equal(Admission.Queued, _queue.AddWithRoom(Message(90), out _));
        Assert.Equal(Admission.Full, _queue.AddWithRoom(Message(90), out Task again));
        Assert.False(again.IsCompleted);
        Assert.Equal(100, _counters.BytesWaiting);
    }

    [Fact]
    public void AddWithRoom_OneThatNeedsAllOfIt_WaitsUntilNothingWaits()
    {
        _queue.Add(Message(2));
        Assert.Equal(Admission.Full, _queue.AddWithRoom(Message(100), out Task room));
        _queue.Sent(1);
        Assert.False(room.IsCompleted);
        _queue.Sent(1);
        Assert.True(room.IsCompleted);
        Assert.Equal(Admission.Queued, _queue.AddWithRoom(Message(100), out _));
    }

    [Fact]
    public void AddWithRoom_WhereNothingMoreCanBeSent_IsEndedAtOnce()
    {
        _queue.Add(Message(50));
        Assert.Equal(Admission.Full, _queue.AddWithRoom(Message(1), out Task room));
        _queue.Close();
        Assert.True(room.IsCompleted);
        Assert.Equal(Admission.Ended, _queue.AddWithRoom(Message(1), out _));
    }

    private static SendItem.Message Message(int bytes) => new(new byte[bytes], SendOrigin.Operator);
}
