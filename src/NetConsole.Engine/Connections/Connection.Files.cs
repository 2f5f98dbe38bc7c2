using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <content>Sending a file: read piece by piece as this connection takes it, so that a stalled peer costs one piece and delays nobody.</content>
internal sealed partial class Connection
{
    public async Task SendFileAsync(string path, FileOpening file, FileProgress progress)
    {
        _counters.Queued(file.Length);
        _parts.Feed.Moved(_counters);
        Slab slab = _parts.Pool.Rent(Slab.StandardBytes);
        try
        {
            await SendPiecesAsync(path, file, slab.Room, progress);
            _counters.Unqueued(file.Length - progress.Sent);
        }
        finally
        {
            _parts.Pool.Return(slab);
        }
    }

    private async Task SendPiecesAsync(string path, FileOpening file, Memory<byte> buffer, FileProgress progress)
    {
        while (progress.Sent < file.Length && await progress.MayGoOnAsync(_running.Token))
        {
            Memory<byte> wanted = buffer[..(int)Math.Min(progress.PieceBytes(buffer.Length), file.Length - progress.Sent)];
            (int count, NetworkFault? fault) = await SharedFile.ReadAsync(file.Handle!, path, wanted, progress.Sent, _running.Token);
            if (count == 0)
            {
                progress.Fault = fault ?? new NetworkFault($"{path} became shorter while it was sent");
                return;
            }

            await _socket.SendAsync(wanted[..count]);
            _idle?.Moved();
            progress.Moved(count);
            _counters.Sent(count);
            _parts.Feed.Moved(_counters);
        }

        if (progress.Sent == file.Length)
        {
            progress.Fault = null;
        }
    }
}
