using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <content>A file is sent as one datagram: cut into several, the receiver could not tell where it begins, and the network may swap or lose the parts.</content>
internal sealed partial class DatagramConnection
{
    private async Task SendFileAsync(SharedFile file)
    {
        try
        {
            FileOpening opening = await file.Opening.WaitAsync(_running.Token);
            if (opening.Handle is not null)
            {
                await SendOpenFileAsync(file.Path, opening);
            }
        }
        finally
        {
            file.Release();
        }
    }

    private async Task SendOpenFileAsync(string path, FileOpening file)
    {
        (long Sent, NetworkFault? Fault) outcome = (0, DatagramFaults.EndedBeforeFile);
        _parts.Bus.Publish(new EngineEvent.FileSendStarted(Id, path, file.Length));
        try
        {
            outcome = await SendWholeAsync(path, file);
        }
        finally
        {
            _parts.Bus.Publish(new EngineEvent.FileSendEnded(Id, path, outcome.Sent, outcome.Fault));
            _parts.Feed.Moved(_counters);
        }
    }

    private async Task<(long Sent, NetworkFault? Fault)> SendWholeAsync(string path, FileOpening file)
    {
        if (file.Length > _socket.BufferBytes)
        {
            return (0, DatagramFaults.FileTooLong(path, file.Length));
        }

        Slab slab = _parts.Pool.Rent(Math.Max((int)file.Length, SlabPool.UsefulBytes));
        try
        {
            Memory<byte> datagram = slab.Room[..(int)file.Length];
            for (int read = 0; read < datagram.Length;)
            {
                (int count, NetworkFault? fault) = await SharedFile.ReadAsync(file.Handle!, path, datagram[read..], read, _running.Token);
                if (count == 0)
                {
                    return (0, fault ?? new NetworkFault($"{path} became shorter while it was read"));
                }

                read += count;
            }

            _counters.Queued(datagram.Length);
            SocketError error = await TrySendAsync(datagram);
            if (error is not SocketError.Success)
            {
                _counters.Unqueued(datagram.Length);
                return (0, DatagramFaults.ForSend(Remote, datagram.Length, error));
            }

            _counters.Sent(datagram.Length);
            return (datagram.Length, null);
        }
        finally
        {
            _parts.Pool.Return(slab);
        }
    }
}
