using System.Net.Sockets;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Datagrams;

/// <content>A file is sent as one datagram: cut into several, the receiver could not tell where it begins, and the network may swap or lose the parts.</content>
internal sealed partial class DatagramConnection
{
    public async Task SendFileAsync(string path, FileOpening file, FileProgress progress)
    {
        if (file.Length > _socket.BufferBytes)
        {
            progress.Fault = DatagramFaults.FileTooLong(path, file.Length);
            return;
        }

        Slab slab = _parts.Pool.Rent(Math.Max((int)file.Length, SlabPool.UsefulBytes));
        try
        {
            Memory<byte> datagram = slab.Room[..(int)file.Length];
            progress.Fault = await ReadAllAsync(path, file, datagram) ?? await SendWholeAsync(datagram);
            if (progress.Fault is null)
            {
                progress.Moved(datagram.Length);
            }
        }
        finally
        {
            _parts.Pool.Return(slab);
        }
    }

    private async Task<NetworkFault?> ReadAllAsync(string path, FileOpening file, Memory<byte> all)
    {
        for (int read = 0; read < all.Length;)
        {
            (int count, NetworkFault? fault) = await SharedFile.ReadAsync(file.Handle!, path, all[read..], read, _running.Token);
            if (count == 0)
            {
                return fault ?? new NetworkFault($"{path} became shorter while it was read");
            }

            read += count;
        }

        return null;
    }

    private async Task<NetworkFault?> SendWholeAsync(ReadOnlyMemory<byte> datagram)
    {
        _counters.Queued(datagram.Length);
        SocketError error = await TrySendAsync(datagram);
        if (error is SocketError.Success)
        {
            _counters.Sent(datagram.Length);
            return null;
        }

        _counters.Unqueued(datagram.Length);
        return DatagramFaults.ForSend(Remote, datagram.Length, error);
    }
}
