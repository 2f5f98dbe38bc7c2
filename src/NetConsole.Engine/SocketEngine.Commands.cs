using System.Collections.Immutable;
using System.Diagnostics;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Datagrams;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Listeners;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine;

/// <content>Orders: each case of <see cref="EngineCommand"/> in one place. None waits for the network.</content>
public sealed partial class SocketEngine
{
    public void Execute(EngineCommand command)
    {
        if (_stopped is not null)
        {
            return;
        }

        switch (command)
        {
            case EngineCommand.OpenListener open:
                OpenListener(open);
                break;
            case EngineCommand.CloseListener close:
                CloseListener(close.Listener);
                break;
            case EngineCommand.OpenConnection open:
                OpenConnection(open);
                break;
            case EngineCommand.Send send:
                Send(send);
                break;
            case EngineCommand.ReportConnection report:
                ReportConnection(report.Connection);
                break;
            case EngineCommand.ReportListener report:
                ReportListener(report.Listener);
                break;
            case EngineCommand.SetAnswers set:
                SetAnswers(set);
                break;
            case EngineCommand.SetFraming set:
                SetFraming(set);
                break;
            case EngineCommand.SendFile file:
                SendFile(file);
                break;
            case EngineCommand.StopFile stop:
                StopFile(stop);
                break;
            case EngineCommand.ShutdownSend end:
                EndSending(end.Connection);
                break;
            case EngineCommand.CloseConnection close:
                CloseConnection(close.Connection, "close");
                break;
            case EngineCommand.ResetConnection reset:
                ResetConnection(reset.Connection);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The transports plug in here: each has its own way to listen, and to connect below.</summary>
    private void OpenListener(EngineCommand.OpenListener order)
    {
        EndpointAddress address = order.Address;
        lock (_gate)
        {
            if (_stopped is not null)
            {
                return;
            }

            var id = new ListenerId(++_lastListener);
            _parts.Conversations.Change(SettingScope.Of(id), order.Answers, order.Framing);
            SocketListener listener = NewListener(id, address);
            _listeners.Add(id.Value, listener);
            _parts.Tasks.Keep(ServeAsync(id, listener));
        }
    }

    private SocketListener NewListener(ListenerId id, EndpointAddress address)
    {
        switch (address.Transport)
        {
            case Transport.Udp or Transport.UnixDatagram:
                return new DatagramListener(
                    id, address, _parts, _resolver, (socket, sender, showsRefusal) => BeginDatagrams(id, group: null, socket, sender, showsRefusal));
            case Transport.Tls:
                var tls = new TlsServer(_tls, _parts.Time);
                return new StreamListener(id, address, _parts, _resolver, _descriptorFreed, AcceptOver(tls), tls);
            default:
                return new StreamListener(id, address, _parts, _resolver, _descriptorFreed, Accept);
        }
    }

    private void OpenConnection(EngineCommand.OpenConnection order)
    {
        EndpointAddress target = order.Address;
        lock (_gate)
        {
            if (_stopped is not null)
            {
                return;
            }

            var id = new ConnectionId(++_lastConnection);
            if (WhyNotConnect(target) is { } fault)
            {
                _parts.Bus.Publish(new EngineEvent.ConnectionFailed(id, target, CloseReason.Error, fault));
                return;
            }

            if (order.Reconnect ?? _parts.Options.Reconnect)
            {
                _redials.Add(id.Value, new Redial(target, new Backoff(_random), new Counters(id)));
            }

            var dial = new Dial(id, target, _parts, _resolver);
            _attempts.Add(id.Value, dial);
            _parts.Bus.Publish(new EngineEvent.ConnectionStarted(id, target));
            _parts.Tasks.Keep(DialAsync(dial));
        }
    }

    private static NetworkFault? WhyNotConnect(EndpointAddress target)
    {
        if (target.IsUnix)
        {
            return null;
        }

        if (target.IsEveryInterface)
        {
            return new NetworkFault($"{target.Host} is every interface, a place to listen and not to connect to", "connect to 127.0.0.1, or to a host's name");
        }

        return target.Port == 0 ? new NetworkFault("there is no port 0 to connect to", "ports go from 1 to 65535") : null;
    }

    private void CloseListener(ListenerId id)
    {
        lock (_gate)
        {
            if (_listeners.TryGetValue(id.Value, out SocketListener? listener))
            {
                listener.Close();
                return;
            }
        }

        Refuse("stop", id.Value >= 1 && id.Value <= _lastListener ? $"{id} is closed" : $"there is no listener {id}");
    }

    private void Send(EngineCommand.Send send)
    {
        if (send.Bytes.Length > _parts.Options.SendQueueBytes)
        {
            Refuse("send", $"the message has {send.Bytes.Length:N0} bytes, and {_parts.Options.SendQueueBytes:N0} may wait to be sent", "send it as a file");
            return;
        }

        var message = new TypedMessage(send);
        foreach (ConnectionId target in send.Targets)
        {
            if (Find(target, "send") is { } connection
                && message.For(connection.Framing) is { } item
                && connection.Enqueue(item) is Admission.Ended)
            {
                Refuse("send", connection.WhyNothingCanBeSent);
            }
        }

        if (message.Misfit is { } misfit)
        {
            _parts.Bus.Publish(new EngineEvent.CommandRefused("send", misfit));
        }
    }

    private void SendFile(EngineCommand.SendFile order)
    {
        ImmutableArray<IConnection> targets = [.. order.Targets.Select(target => Find(target, "file")).OfType<IConnection>()];
        if (targets.IsEmpty)
        {
            return;
        }

        // Queued before it is open, so that what is ordered next cannot overtake it.
        var file = new SharedFile(order.Path, holds: targets.Length) { BytesPerSecond = order.BytesPerSecond };
        foreach (IConnection connection in targets)
        {
            if (connection.Enqueue(new SendItem.FileBytes(file)) is Admission.Ended)
            {
                file.Release();
                Refuse("file", connection.WhyNothingCanBeSent);
            }
        }

        _parts.Tasks.Keep(RefuseIfUnreadableAsync(file));
    }

    private void StopFile(EngineCommand.StopFile order)
    {
        foreach (IConnection connection in order.Targets.Select(target => Find(target, "file")).OfType<IConnection>())
        {
            connection.StopFile();
        }
    }

    private async Task RefuseIfUnreadableAsync(SharedFile file)
    {
        Task<FileOpening> opening = file.Opening;
        await ((Task)opening).WaitAsync(_stopToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompleted && (await opening).Fault is { } fault)
        {
            _parts.Bus.Publish(new EngineEvent.CommandRefused("file", fault));
        }
    }

    private void EndSending(ConnectionId id)
    {
        if (Find(id, "eof")?.EndSending() is { } why)
        {
            Refuse("eof", why);
        }
    }

    private void CloseConnection(ConnectionId id, string word)
    {
        if (!HasGivenUpAttempt(id))
        {
            Find(id, word)?.Close();
        }
    }

    private void ResetConnection(ConnectionId id)
    {
        if (!HasGivenUpAttempt(id))
        {
            Find(id, "reset")?.Reset();
        }
    }

    private bool HasGivenUpAttempt(ConnectionId id)
    {
        lock (_gate)
        {
            bool isAttempt = _attempts.TryGetValue(id.Value, out IAttempt? attempt);
            attempt?.GiveUp();
            return isAttempt;
        }
    }

    /// <summary>The open connection with this number; where there is none, says why the order could not be carried out.</summary>
    private IConnection? Find(ConnectionId id, string word)
    {
        string why;
        lock (_gate)
        {
            if (_connections.TryGetValue(id.Value, out IConnection? connection))
            {
                return connection;
            }

            why = _attempts.ContainsKey(id.Value) ? $"{id} is not connected yet" : WhyNotThere(id);
        }

        Refuse(word, why);
        return null;
    }

    private void Refuse(string word, string why, string? hint = null) =>
        _parts.Bus.Publish(new EngineEvent.CommandRefused(word, new NetworkFault(why, hint)));
}
