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
/// What waits to be sent to one connection, in order. Messages are bounded in bytes; files are not, because they are read only as they are sent;
/// nor are answers to the connection's own messages, because it is not read further while too much of those waits: see <see cref="RoomForAnswersAsync"/>.
/// Any thread adds; one writer takes. Holds nothing while it is empty.
/// </summary>
/// <param name="counters">Where bytes waiting are counted.</param>
/// <param name="maxMessageBytes">How many bytes of messages may wait.</param>
/// <param name="lowWaterBytes">How many may wait when <see cref="RoomAsync"/> completes.</param>
internal sealed class SendQueue(Counters counters, long maxMessageBytes, long lowWaterBytes)
{
    /// <summary>So much of answers may wait before another is made: a peer that has 1 MiB on its way before it reads is echoed all of it.</summary>
    private const int AnswersWatermark = 1 << 20;

    /// <summary>What a short answer costs besides its bytes, so that a million answers of one byte are not a trifle.</summary>
    private const int AnswerOverhead = 256;

    private readonly Lock _gate = new();
    private Queue<SendItem>? _items;
    private TaskCompletionSource? _roomForAnswers;
    private long _answers;
    private TaskCompletionSource? _writerEnded;
    private RoomWait? _room;
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
                if (!message.IsPaced && _messageBytes + message.Bytes.Length > maxMessageBytes)
                {
                    return Admission.Full;
                }

                _answers += CostOfAnswer(message);
                _messageBytes += message.Bytes.Length;
                counters.Queued(message.Bytes.Length);
            }

            if (item is SendItem.EndOfStream)
            {
                _hasEnd = true;
                TellThereIsRoom();
                TellIfLittleWaits();
            }

            (_items ??= new Queue<SendItem>()).Enqueue(item);
            if (_hasWriter)
            {
                return Admission.Queued;
            }

            _hasWriter = true;
            return Admission.StartWriter;
        }
    }

    /// <summary>
    /// Queues a message of whoever can wait. Looking for room and taking it are one step, because all who wait are told of the same room.
    /// </summary>
    /// <param name="message">No longer than may wait.</param>
    /// <param name="room">Where it is <see cref="Admission.Full"/>: completes when it is worth trying again.</param>
    public Admission AddWithRoom(SendItem.Message message, out Task room)
    {
        lock (_gate)
        {
            room = RoomAboveAsync(MostBefore(message));
            return room.IsCompleted ? Add(message) : Admission.Full;
        }
    }

    /// <summary>For the writer: the next item. False when nothing is left.</summary>
    public bool TryTake([MaybeNullWhen(false)] out SendItem item)
    {
        lock (_gate)
        {
            item = null;
            return _items is not null && _items.TryDequeue(out item);
        }
    }

    /// <summary>For the writer: it has ended, unless something was queued meanwhile; then the next <see cref="Add"/> asks for another.</summary>
    public bool TryEndWriter()
    {
        lock (_gate)
        {
            if (_items is { Count: > 0 })
            {
                return false;
            }

            _items = null;
            _hasWriter = false;
            _writerEnded?.TrySetResult();
            return true;
        }
    }

    /// <summary>For the writer: the next item if it is a message that fits into one write, and one event, with <paramref name="first"/>; else null, and it stays.</summary>
    public bool TryTakeAlso(SendItem.Message first, int maxBytes, [MaybeNullWhen(false)] out SendItem.Message next)
    {
        lock (_gate)
        {
            next = _items is not null && _items.TryPeek(out SendItem? item) ? item as SendItem.Message : null;
            if (next is null || !next.GoesWith(first) || next.Bytes.Length > maxBytes)
            {
                next = null;
                return false;
            }

            _items!.Dequeue();
            Answered(next);
            return true;
        }
    }

    /// <summary>The kernel has taken all of a message that <see cref="TryTake"/> gave.</summary>
    public void Finished(SendItem.Message message)
    {
        if (message.IsPaced)
        {
            lock (_gate)
            {
                Answered(message);
            }
        }
    }

    /// <summary>Completes when another answer to this connection's own messages can be queued, or when nothing can be queued any more.</summary>
    public Task RoomForAnswersAsync()
    {
        lock (_gate)
        {
            return _isClosed || _hasEnd || _answers < AnswersWatermark
                ? Task.CompletedTask
                : (_roomForAnswers ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>The kernel has taken part of a message.</summary>
    public void Sent(int bytes)
    {
        lock (_gate)
        {
            _messageBytes -= bytes;
            TellIfLittleWaits();
        }

        counters.Sent(bytes);
    }

    /// <summary>A datagram that the kernel did not take, and that nobody tries again.</summary>
    public void NotSent(int bytes)
    {
        lock (_gate)
        {
            _messageBytes -= bytes;
            TellIfLittleWaits();
        }

        counters.Unqueued(bytes);
    }

    /// <summary>Lets go of everything that waits (it stays counted as waiting) and takes nothing more. The writer finds nothing when it comes for the next item.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (SendItem item in _items ?? [])
            {
                item.LetGo();
            }

            _items = null;
            TellThereIsRoom();
            TellIfLittleWaits();
        }
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
    public Task<bool> RoomAsync() => RoomAboveAsync(lowWaterBytes);

    private Task<bool> RoomAboveAsync(long mostWaiting)
    {
        lock (_gate)
        {
            if (HasRoom(mostWaiting) is { } room)
            {
                return Task.FromResult(room);
            }

            _room ??= new RoomWait();
            _room.MostWaiting = Math.Min(_room.MostWaiting, mostWaiting);
            return _room.Task;
        }
    }

    /// <summary>A message that would not fit on top of a little waits for less.</summary>
    private long MostBefore(SendItem.Message message) => Math.Clamp(maxMessageBytes - message.Bytes.Length, 0, lowWaterBytes);

    /// <summary>Null while too much waits.</summary>
    private bool? HasRoom(long mostWaiting) => _hasEnd || _isClosed ? false : _messageBytes <= mostWaiting ? true : null;

    private void TellIfLittleWaits()
    {
        if (_room is not null && HasRoom(_room.MostWaiting) is { } room)
        {
            _room.SetResult(room);
            _room = null;
        }
    }

    private static int CostOfAnswer(SendItem.Message message) => message.IsPaced ? message.Bytes.Length + AnswerOverhead : 0;

    private void Answered(SendItem.Message message)
    {
        _answers -= CostOfAnswer(message);
        if (_answers <= AnswersWatermark / 2)
        {
            TellThereIsRoom();
        }
    }

    private void TellThereIsRoom()
    {
        _roomForAnswers?.SetResult();
        _roomForAnswers = null;
    }

    /// <summary>Those who wait for room, all of them, until there is enough for each.</summary>
    private sealed class RoomWait() : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        /// <summary>The least that any of them asked for.</summary>
        public long MostWaiting { get; set; } = long.MaxValue;
    }
}
