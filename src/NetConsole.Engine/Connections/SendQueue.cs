using System.Diagnostics.CodeAnalysis;

namespace NetConsole.Engine.Connections;

/// <summary>What became of something that was to be queued.</summary>
internal enum Admission
{
    /// <summary>It is queued, and the caller has to start the writer.</summary>
    StartWriter,

    /// <summary>It is queued, and the writer will come to it.</summary>
    Queued,

    /// <summary>Too much waits already.</summary>
    Full,

    /// <summary>Nothing more can be sent: the end of the stream is queued, or the connection has ended.</summary>
    Ended,
}

/// <summary>
/// What waits to be sent to one connection, in order. Messages are bounded in bytes; files are not, because they are read only as they are sent.
/// Any thread adds; one writer takes. Holds nothing while it is empty.
/// </summary>
/// <param name="counters">Where bytes waiting are counted.</param>
/// <param name="maxMessageBytes">How many bytes of messages may wait.</param>
/// <param name="lowWaterBytes">How many may wait when <see cref="RoomAsync"/> completes.</param>
internal sealed class SendQueue(Counters counters, long maxMessageBytes, long lowWaterBytes)
{
    private readonly Lock _gate = new();
    private Queue<SendItem>? _items;
    private TaskCompletionSource? _writerEnded;
    private TaskCompletionSource<bool>? _room;
    private long _messageBytes;
    private bool _hasWriter;
    private bool _hasEnd;
    private bool _isClosed;

    /// <summary>Queues one item unless the queue is full or ended.</summary>
    public Admission Add(SendItem item)
    {
        lock (_gate)
        {
            if (_hasEnd || _isClosed)
            {
                return Admission.Ended;
            }

            if (item is SendItem.Message message)
            {
                if (_messageBytes + message.Bytes.Length > maxMessageBytes)
                {
                    return Admission.Full;
                }

                _messageBytes += message.Bytes.Length;
                counters.Queued(message.Bytes.Length);
            }

            _hasEnd = item is SendItem.EndOfStream;
            TellIfThereIsRoom();
            (_items ??= new Queue<SendItem>()).Enqueue(item);
            if (_hasWriter)
            {
                return Admission.Queued;
            }

            _hasWriter = true;
            return Admission.StartWriter;
        }
    }

    /// <summary>For the writer: the next item. False when nothing is left; the writer has ended then, and the next <see cref="Add"/> asks for another.</summary>
    public bool TryTake([MaybeNullWhen(false)] out SendItem item)
    {
        lock (_gate)
        {
            if (_items is not null && _items.TryDequeue(out item))
            {
                return true;
            }

            item = null;
            EndWriter();
            return false;
        }
    }

    /// <summary>For the writer: the next item if it is a message that fits into one write, and one event, with <paramref name="first"/>.</summary>
    public bool TryTakeAlso(SendItem.Message first, int maxBytes, [MaybeNullWhen(false)] out SendItem.Message next)
    {
        lock (_gate)
        {
            next = _items is not null && _items.TryPeek(out SendItem? item) ? item as SendItem.Message : null;
            if (next is null || !next.GoesWith(first) || next.Bytes.Length > maxBytes)
            {
                return false;
            }

            _items!.Dequeue();
            return true;
        }
    }

    /// <summary>The kernel has taken part of a message.</summary>
    public void Sent(int bytes)
    {
        lock (_gate)
        {
            _messageBytes -= bytes;
            TellIfThereIsRoom();
        }

        counters.Sent(bytes);
    }

    /// <summary>Lets go of everything that waits (it stays counted as waiting) and takes nothing more. The writer ends when it comes for the next item.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (SendItem item in _items ?? [])
            {
                (item as SendItem.FileBytes)?.File.Release();
            }

            _items = null;
            TellIfThereIsRoom();
        }
    }

    /// <summary>For a writer that cannot go on: closes the queue and ends the writer.</summary>
    public void Abandon()
    {
        Close();
        EndWriter();
    }

    /// <summary>Completes when there is no writer; call it after <see cref="Close"/>.</summary>
    public Task WriterEndedAsync()
    {
        lock (_gate)
        {
            return _hasWriter
                ? (_writerEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task
                : Task.CompletedTask;
        }
    }

    /// <summary>
    /// Completes with true when little waits, so that whoever can wait (standard input) adds the next piece and never finds the queue full;
    /// with false when nothing more can be sent.
    /// </summary>
    public Task<bool> RoomAsync()
    {
        lock (_gate)
        {
            return HasRoom is { } room
                ? Task.FromResult(room)
                : (_room ??= new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Null while too much waits.</summary>
    private bool? HasRoom => _hasEnd || _isClosed ? false : _messageBytes <= lowWaterBytes ? true : null;

    private void TellIfThereIsRoom()
    {
        if (_room is not null && HasRoom is { } room)
        {
            _room.SetResult(room);
            _room = null;
        }
    }

    private void EndWriter()
    {
        lock (_gate)
        {
            _items = null;
            _hasWriter = false;
            _writerEnded?.TrySetResult();
        }
    }
}
