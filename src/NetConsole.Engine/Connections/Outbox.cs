using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>
/// What a connection of any transport sends: its queue, what happens when that is full, and the writer. There is a writer only while something is queued,
/// and it holds no buffer while it waits for nothing. Any thread adds; nothing waits.
/// </summary>
internal sealed class Outbox
{
    private readonly IOutlet _outlet;
    private readonly Counters _counters;
    private readonly EngineParts _parts;

    /// <summary>Null unless a full queue drops.</summary>
    private readonly DroppedSends? _dropped;

    /// <summary>The file that is being sent, or null.</summary>
    private FileProgress? _file;

    /// <param name="outlet">Where it leads.</param>
    /// <param name="counters">The connection's totals.</param>
    /// <param name="parts">The engine's.</param>
    public Outbox(IOutlet outlet, Counters counters, EngineParts parts)
    {
        _outlet = outlet;
        _counters = counters;
        _parts = parts;
        _dropped = parts.Options.WhenFull is SendQueuePolicy.Drop ? new DroppedSends() : null;
        Queue = new SendQueue(counters, parts.Options.SendQueueBytes, parts.Options.PieceBytes);
    }

    public SendQueue Queue { get; }

    /// <summary>Stops the file that is being sent, if one is.</summary>
    public void StopFile() => Volatile.Read(ref _file)?.Stop();

    /// <summary>Queues something; the first to do so starts the writer.</summary>
    public Admission Add(SendItem item)
    {
        Admission admission = Queue.Add(item);
        Settle(item, admission);
        return admission;
    }

    /// <summary>Queues a message of whoever can wait, once little enough waits before it.</summary>
    /// <param name="message">No longer than <see cref="EngineOptions.SendQueueBytes"/>.</param>
    /// <param name="cancellationToken">Cancelled: nothing is queued, and the call throws.</param>
    /// <returns>False when nothing more can be sent.</returns>
    public async ValueTask<bool> AddWithRoomAsync(SendItem.Message message, CancellationToken cancellationToken)
    {
        Admission admission;
        while ((admission = Queue.AddWithRoom(message, out Task room)) is Admission.Full)
        {
            await room.WaitAsync(cancellationToken);
        }

        Settle(message, admission);
        return admission is not Admission.Ended;
    }

    /// <summary>Sees to what follows from it that something was queued, or was not.</summary>
    private void Settle(SendItem item, Admission admission)
    {
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
            Queue.Close();
            _outlet.OnQueueFull();
        }

        if (admission is not Admission.Ended)
        {
            _parts.Feed.Moved(_counters);
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await WriteQueuedAsync();
        }
        catch (Exception e) when (_outlet.EndingFor(e) is { } ending)
        {
            GiveUp();
            _outlet.OnSendFailed(ending);
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException && _outlet.HasEnded)
        {
            // The connection ended while something was being sent; what is left stays counted as waiting.
            GiveUp();
        }
    }

    private async Task WriteQueuedAsync()
    {
        int writesInARow = 0;
        do
        {
            while (Queue.TryTake(out SendItem? item))
            {
                switch (item)
                {
                    case SendItem.Message message:
                        try
                        {
                            await _outlet.SendAsync(message);
                        }
                        finally
                        {
                            Queue.Finished(message);
                            message.LetGo();
                            _parts.Feed.Moved(_counters);
                        }

                        break;
                    case SendItem.FileBytes file:
                        await SendFileAsync(file.File);
                        break;
                    default:
                        await _outlet.EndOutputAsync();
                        break;
                }

                writesInARow = await Connection.YieldAfter(_outlet.WritesBeforeYielding, writesInARow + 1);
            }

            TellDropped();
        }
        while (!Queue.TryEndWriter());
    }

    /// <summary>The writer cannot go on.</summary>
    private void GiveUp()
    {
        Queue.Close();
        TellDropped();
        Queue.TryEndWriter();
    }

    /// <summary>Before the writer ends, because a connection's end is told after that.</summary>
    private void TellDropped()
    {
        if (_dropped?.TakeWhenEmpty() is { Messages: > 0 } others)
        {
            _parts.Bus.Publish(new EngineEvent.SendsDropped(_outlet.Id, others.Messages, others.Bytes));
        }
    }

    private void Drop(SendItem.Message message, DroppedSends dropped)
    {
        _counters.DroppedMessage();
        if (dropped.IsFirst(message.Bytes.Length))
        {
            _parts.Bus.Publish(new EngineEvent.SendsDropped(_outlet.Id, 1, message.Bytes.Length));
        }
    }

    private async Task SendFileAsync(SharedFile file)
    {
        // It can be stopped from here on: opening may take long, where the file is on a network that is down.
        using var progress = new FileProgress(_outlet.Id, _parts, file.BytesPerSecond);
        Volatile.Write(ref _file, progress);
        try
        {
            // A file is the pool's work from the start: whoever gave the order, a screen with a key to answer maybe, goes on at once.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            if (await progress.OpenedAsync(file.Opening, _outlet.Ended) is not { } opening)
            {
                _parts.Bus.Publish(new EngineEvent.FileSendEnded(_outlet.Id, file.Path, progress.Sent, progress.Fault));
            }
            else if (opening.Handle is not null)
            {
                await SendOpenFileAsync(file, opening, progress);
            }
        }
        finally
        {
            Volatile.Write(ref _file, null);
            file.Release();
        }
    }

    private async Task SendOpenFileAsync(SharedFile file, FileOpening opening, FileProgress progress)
    {
        _parts.Bus.Publish(new EngineEvent.FileSendStarted(_outlet.Id, file.Path, opening.Length));
        try
        {
            await _outlet.SendFileAsync(file.Path, opening, progress);
        }
        finally
        {
            progress.End();
            _parts.Bus.Publish(new EngineEvent.FileSendEnded(_outlet.Id, file.Path, progress.Sent, progress.Fault));
            _parts.Feed.Moved(_counters);
        }
    }
}
