using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <content>The writer: there is one only while something is queued, and it holds no buffer while it waits for nothing.</content>
internal sealed partial class Connection
{
    /// <summary>More than this is sent in pieces, so that progress shows.</summary>
    private const int MaxWriteBytes = 64 * 1024;

    /// <summary>The first writes take place on the thread that gave the order; what a fast peer makes longer goes on on the thread pool.</summary>
    private const int WritesBeforeYielding = 4;

    /// <summary>Null unless a full queue drops.</summary>
    private readonly DroppedSends? _dropped;
    private Ending? _sendFailure;

    /// <summary>Queues something; the first to do so starts the writer. Never waits.</summary>
    public Admission Enqueue(SendItem item)
    {
        Admission admission = _outbox.Add(item);
        if (admission is Admission.StartWriter)
        {
            _parts.Tasks.Keep(WriteAsync());
        }
        else if (admission is Admission.Full && _dropped is not null)
        {
            Drop((SendItem.Message)item, _dropped);
        }
        else if (admission is Admission.Full)
        {
            // At once, so that what is sent to it until it has ended is refused and not weighed again.
            _outbox.Close();
            End(new Ending(CloseReason.Limit, QueueIsFull(), Reset: true));
        }

        if (admission is not Admission.Ended)
        {
            _parts.Feed.Moved(_counters);
        }

        return admission;
    }

    public Task<bool> RoomToSendAsync() => _outbox.RoomAsync();

    private async Task WriteAsync()
    {
        try
        {
            await WriteQueuedAsync();
        }
        catch (Exception e) when (_socket.EndingFor(e) is { } ending)
        {
            _outbox.Abandon();
            OnSendFailed(ending);
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException && _ended.Task.IsCompleted)
        {
            // The connection ended while something was being sent; what is left stays counted as waiting.
            _outbox.Abandon();
        }
    }

    private async Task WriteQueuedAsync()
    {
        int writesInARow = 0;
        while (_outbox.TryTake(out SendItem? item))
        {
            switch (item)
            {
                case SendItem.Message message:
                    await SendMessagesAsync(message);
                    break;
                case SendItem.FileBytes file:
                    await SendFileAsync(file.File);
                    break;
                default:
                    await _socket.EndSendingAsync();
                    OnOutputEnded();
                    break;
            }

            writesInARow = await YieldAfter(WritesBeforeYielding, writesInARow + 1);
        }

        TellDropped();
    }

    private void Drop(SendItem.Message message, DroppedSends dropped)
    {
        _counters.DroppedMessage();
        if (dropped.IsFirst(message.Bytes.Length))
        {
            _parts.Bus.Publish(new EngineEvent.SendsDropped(Id, 1, message.Bytes.Length));
        }
    }

    private void TellDropped()
    {
        if (_dropped?.TakeWhenEmpty() is { Messages: > 0 } others)
        {
            _parts.Bus.Publish(new EngineEvent.SendsDropped(Id, others.Messages, others.Bytes));
        }
    }

    /// <summary>Sends a message; short ones that wait behind it go along in the same write.</summary>
    private async ValueTask SendMessagesAsync(SendItem.Message first)
    {
        Slab? slab = null;
        try
        {
            if (first.Bytes.Length < SlabPool.UsefulBytes
                && _outbox.TryTakeAlso(first, SlabPool.UsefulBytes - first.Bytes.Length, out SendItem.Message? second))
            {
                slab = _parts.Pool.Rent();
                await SendGatheredAsync(slab, first, second);
            }
            else
            {
                await SendAloneAsync(first);
            }
        }
        finally
        {
            _outbox.Finished(first);
            first.LetGo();
            if (slab is not null)
            {
                _parts.Pool.Return(slab);
            }
        }
    }

    private async ValueTask SendAloneAsync(SendItem.Message message)
    {
        for (ReadOnlyMemory<byte> left = message.Bytes; left.Length > 0;)
        {
            ReadOnlyMemory<byte> piece = left[..Math.Min(left.Length, MaxWriteBytes)];
            await _socket.SendAsync(piece);
            _idle?.Moved();
            _outbox.Sent(piece.Length);
            left = left[piece.Length..];
            if (left.Length > 0)
            {
                _parts.Feed.Moved(_counters);
            }
        }

        PublishSent(message, message.AsSent(_counters.MessagesOut + 1));
    }

    private async ValueTask SendGatheredAsync(Slab slab, SendItem.Message first, SendItem.Message second)
    {
        int start = slab.Used;
        Gather(slab, start, first);
        for (SendItem.Message? next = second; next is not null;)
        {
            Gather(slab, start, next);
            next.LetGo();
            _outbox.TryTakeAlso(first, Math.Min(slab.Room.Length, MaxWriteBytes), out next);
        }

        int length = slab.Used - start;
        Payload payload = slab.Seal(start, length, freshStart: 0, _counters.MessagesOut + 1, chunkStarts: default);
        await _socket.SendAsync(payload.Bytes);
        _idle?.Moved();
        _outbox.Sent(length);
        PublishSent(first, payload);
    }

    private static void Gather(Slab slab, int start, SendItem.Message message)
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
        _parts.Feed.Moved(_counters);
    }

    private NetworkFault QueueIsFull() => new(
        $"the peer does not read: {_counters.BytesWaiting:N0} bytes were waiting to be sent, and {_parts.Options.SendQueueBytes:N0} is the limit",
        "a larger --send-queue lets more wait");
}
