using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <content>How datagrams are sent: one for each item that was queued, never two in one. What the network says of one is told, and ends nothing.</content>
internal sealed partial class DatagramConnection
{
    public string WhyNothingCanBeSent =>
        Remote.IsUnnamed ? $"{Id} is anonymous: {DatagramFaults.Anonymous.Message}" : $"{Id} is closing, nothing more can be sent";

    public int WritesBeforeYielding => 16;

    public bool HasEnded => _ended.Task.IsCompleted;

    public CancellationToken Ended => _running.Token;

    public void StopFile() => _outbox.StopFile();

    public Task RoomForAnswersAsync() => _outbox.Queue.RoomForAnswersAsync();

    public Task<bool> RoomToSendAsync() => _outbox.Queue.RoomAsync();

    /// <summary>A datagram is a message, however streams are framed.</summary>
    public void Reframe()
    {
    }

    public Admission Enqueue(SendItem item) => Remote.IsUnnamed ? Admission.Ended : _outbox.Add(item);

    public ValueTask<bool> EnqueueWithRoomAsync(SendItem.Message message, CancellationToken cancellationToken) =>
        Remote.IsUnnamed ? ValueTask.FromResult(false) : _outbox.AddWithRoomAsync(message, cancellationToken);

    public async ValueTask SendAsync(SendItem.Message message)
    {
        SocketError error = await TrySendAsync(message.Bytes);
        if (error is SocketError.Success)
        {
            _outbox.Queue.Sent(message.Bytes.Length);
            PublishSent(message);
        }
        else
        {
            _outbox.Queue.NotSent(message.Bytes.Length);
            Report(DatagramFaults.ForSend(Remote, message.Bytes.Length, error));
        }
    }

    /// <summary>Nothing goes over the wire to say so.</summary>
    public ValueTask EndOutputAsync()
    {
        _flushed.TrySetResult();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whatever the network says is about one datagram.</summary>
    public Ending? EndingFor(Exception failure) => null;

    public void OnSendFailed(Ending failure) => End(failure);

    public void OnQueueFull() =>
        End(new Ending(CloseReason.Limit, DatagramFaults.QueueIsFull(_counters.BytesWaiting, _parts.Options.SendQueueBytes)));

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
        catch (SocketException e) when (!HasEnded)
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
        Moved();
        _counters.SentMessages(1);
        _parts.Bus.Publish(new EngineEvent.MessagesSent(Id, message.AsSent(_counters.MessagesOut), message.Origin, message.Rule));
    }
}
