using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <content>Sending a file: read piece by piece as this connection takes it, so that a stalled peer costs one piece and delays nobody.</content>
internal sealed partial class Connection
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
        var progress = new FileProgress();
        _parts.Bus.Publish(new EngineEvent.FileSendStarted(Id, path, file.Length));
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
            _parts.Bus.Publish(new EngineEvent.FileSendEnded(Id, path, progress.Sent, progress.Fault));
            _parts.Feed.Moved(_counters);
        }
    }

    private async Task SendPiecesAsync(string path, FileOpening file, Memory<byte> buffer, FileProgress progress)
    {
        while (progress.Sent < file.Length)
        {
            Memory<byte> wanted = buffer[..(int)Math.Min(buffer.Length, file.Length - progress.Sent)];
            (int count, NetworkFault? fault) = await SharedFile.ReadAsync(file.Handle!, path, wanted, progress.Sent, _running.Token);
            if (count == 0)
            {
                progress.Fault = fault ?? new NetworkFault($"{path} became shorter while it was sent");
                return;
            }

            await _socket.SendAsync(wanted[..count]);
            _idle?.Moved();
            progress.Sent += count;
            _counters.Sent(count);
            _parts.Feed.Moved(_counters);
        }

        progress.Fault = null;
    }

    /// <summary>How far a file has come; what is in <see cref="Fault"/> holds wherever the sending stops.</summary>
    private sealed class FileProgress
    {
        public long Sent { get; set; }

        public NetworkFault? Fault { get; set; } = new("the connection ended before all of the file was sent");
    }
}
