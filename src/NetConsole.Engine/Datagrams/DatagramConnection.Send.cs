using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <content>The writer: one datagram for each item that was queued, never two in one. There is one only while something is queued.</content>
internal sealed partial class DatagramConnection
{
    /// <summary>The first go out on the thread that gave the order; what is more goes on on the thread pool.</summary>
    private const int WritesBeforeYielding = 16;

    /// <summary>Null unless a full queue drops.</summary>
    private readonly DroppedSends? _dropped;

    public string WhyNothingCanBeSent =>
        Remote.IsUnnamed ? $"{Id} is anonymous: {DatagramFaults.Anonymous.Message}" : $"{Id} is closing, nothing more can be sent";

    public Task RoomForAnswersAsync() => _outbox.RoomForAnswersAsync();

    public Task<bool> RoomToSendAsync() => _outbox.RoomAsync();

    /// <summary>A datagram is a message, however streams are framed.</summary>
    public void Reframe()
    {
    }

    public Admission Enqueue(SendItem item) => Remote.IsUnnamed ? Admission.Ended : Add(item);

    private Admission Add(SendItem item)
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
            _outbox.Close();
            End(new Ending(CloseReason.Limit, DatagramFaults.QueueIsFull(_counters.BytesWaiting, _parts.Options.SendQueueBytes)));
        }

        if (admission is not Admission.Ended)
        {
            _parts.Feed.Moved(_counters);
        }

        return admission;
    }

    private async Task WriteAsync()
    {
        try
        {
            await WriteQueuedAsync();
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
                    await SendAsync(message);
                    break;
                case SendItem.FileBytes file:
                    await SendFileAsync(file.File);
                    break;
                default:
                    _flushed.TrySetResult();
                    break;
            }

            writesInARow = await Connection.YieldAfter(WritesBeforeYielding, writesInARow + 1);
        }

        if (_dropped?.TakeWhenEmpty() is { Messages: > 0 } others)
        {
            _parts.Bus.Publish(new EngineEvent.SendsDropped(Id, others.Messages, others.Bytes));
        }
    }

    private void Drop(SendItem.Message message, DroppedSends dropped)
    {
        _counters.DroppedMessage();
        if (dropped.IsFirst(message.Bytes.Length))
        {
            _parts.Bus.Publish(new EngineEvent.SendsDropped(Id, 1, message.Bytes.Length));
        }
    }

    private async ValueTask SendAsync(SendItem.Message message)
    {
        try
        {
            SocketError error = await TrySendAsync(message.Bytes);
            if (error is SocketError.Success)
            {
                _outbox.Sent(message.Bytes.Length);
                PublishSent(message);
            }
            else
            {
                _outbox.NotSent(message.Bytes.Length);
                Report(DatagramFaults.ForSend(Remote, message.Bytes.Length, error));
            }
        }
        finally
        {
            _outbox.Finished(message);
            message.LetGo();
            _parts.Feed.Moved(_counters);
        }
    }

    /// <summary>
    /// A connected UDP socket answers a send with what became of an earlier one (ICMP port unreachable, RFC 1122 §4.1.3.3), and has not sent then:
    /// that is told, and the send tried again.
    /// </summary>
    private async ValueTask<SocketError> TrySendAsync(ReadOnlyMemory<byte> datagram)
    {
        SocketError error = await SendOnceAsync(datagram);
        if (!SocketFaults.IsAboutEarlierDatagram(error) || _to is not null)
        {
            return error;
        }

        Report(DatagramFaults.ForSend(Remote, datagram.Length, error));
        return await SendOnceAsync(datagram);
    }

    private async ValueTask<SocketError> SendOnceAsync(ReadOnlyMemory<byte> datagram)
    {
        try
        {
            await _socket.SendAsync(datagram, _to, _parts.Time, _running.Token);
            return SocketError.Success;
        }
        catch (SocketException e) when (!_ended.Task.IsCompleted)
        {
            return e.SocketErrorCode;
        }
        catch (SocketException)
        {
            throw new OperationCanceledException();
        }
    }

    private void PublishSent(SendItem.Message message)
    {
        _idle?.Moved();
        _counters.SentMessages(1);
        _parts.Bus.Publish(new EngineEvent.MessagesSent(Id, message.AsSent(_counters.MessagesOut), message.Origin, message.Rule));
    }
}
