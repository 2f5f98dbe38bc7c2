using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <content>How a stream sends: messages whole, in pieces when they are long, several short ones in one write.</content>
internal sealed partial class Connection
{
    /// <summary>More than this is sent in pieces, so that progress shows.</summary>
    private const int MaxWriteBytes = 64 * 1024;

    public int WritesBeforeYielding => 4;

    public bool HasEnded => _ended.Task.IsCompleted;

    public Admission Enqueue(SendItem item) => Outbox.Add(item);

    public ValueTask<bool> EnqueueWithRoomAsync(SendItem.Message message, CancellationToken cancellationToken) =>
        Outbox.AddWithRoomAsync(message, cancellationToken);

    public void StopFile() => Outbox.StopFile();

    public Task RoomForAnswersAsync() => Outbox.Queue.RoomForAnswersAsync();

    public Task<bool> RoomToSendAsync() => Outbox.Queue.RoomAsync();

    /// <summary>Sends a message; short ones that wait behind it go along in the same write.</summary>
    public ValueTask SendAsync(SendItem.Message first) =>
        first.Bytes.Length < SlabPool.UsefulBytes
        && Outbox.Queue.TryTakeAlso(first, SlabPool.UsefulBytes - first.Bytes.Length, out SendItem.Message? second)
            ? SendGatheredAsync(first, second)
            : SendAloneAsync(first);

    public async ValueTask EndOutputAsync()
    {
        await _socket.EndSendingAsync();
        OnOutputEnded();
    }

    public Ending? EndingFor(Exception failure) => _socket.EndingFor(failure);

    public void OnQueueFull() => End(new Ending(CloseReason.Limit, QueueIsFull(), Reset: true));

    private async ValueTask SendAloneAsync(SendItem.Message message)
    {
        for (ReadOnlyMemory<byte> left = message.Bytes; left.Length > 0;)
        {
            ReadOnlyMemory<byte> piece = left[..Math.Min(left.Length, MaxWriteBytes)];
            await _socket.SendAsync(piece);
            _idle?.Moved();
            Outbox.Queue.Sent(piece.Length);
            left = left[piece.Length..];
            if (left.Length > 0)
            {
                _parts.Feed.Moved(_counters);
            }
        }

        PublishSent(message, message.AsSent(_counters.MessagesOut + 1));
    }

    private async ValueTask SendGatheredAsync(SendItem.Message first, SendItem.Message second)
    {
        Slab slab = _parts.Pool.Rent();
        try
        {
            Payload payload = Gather(slab, first, second);
            await _socket.SendAsync(payload.Bytes);
            _idle?.Moved();
            Outbox.Queue.Sent(payload.Bytes.Length);
            PublishSent(first, payload);
        }
        finally
        {
            _parts.Pool.Return(slab);
        }
    }

    private Payload Gather(Slab slab, SendItem.Message first, SendItem.Message second)
    {
        int start = slab.Used;
        Append(slab, start, first);
        for (SendItem.Message? next = second; next is not null;)
        {
            Append(slab, start, next);
            next.LetGo();
            Outbox.Queue.TryTakeAlso(first, Math.Min(slab.Room.Length, MaxWriteBytes), out next);
        }

        return slab.Seal(start, slab.Used - start, freshStart: 0, _counters.MessagesOut + 1, chunkStarts: default);
    }

    private static void Append(Slab slab, int start, SendItem.Message message)
    {
        int offset = slab.Used - start;
        foreach (MessageSpan span in message.Spans.Span)
        {
            slab.Found.Add(span with { Start = offset + span.Start, TextStart = offset + span.TextStart });
        }

        message.Bytes.CopyTo(slab.Room);
        slab.Take(message.Bytes.Length);
    }

    private void PublishSent(SendItem.Message message, Payload payload)
    {
        _counters.SentMessages(payload.Messages.Length);
        _parts.Bus.Publish(new EngineEvent.MessagesSent(Id, payload, message.Origin, message.Rule));
    }

    private NetworkFault QueueIsFull() => new(
        $"the peer does not read: {_counters.BytesWaiting:N0} bytes were waiting to be sent, and {_parts.Options.SendQueueBytes:N0} is the limit",
        "a larger --send-queue lets more wait");
}
