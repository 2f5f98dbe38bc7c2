using NetConsole.Engine.Events;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Connections;

/// <content>The ways to an end: ours, the peer's, and each direction's alone (RFC 9293 §3.6).</content>
internal sealed partial class Connection
{
    private IdleWatch? _idle;
    private Ending? _sendFailure;
    private Task _closing = Task.CompletedTask;
    private ITimer? _halfClosed;
    private long _sentWhenHalfClosed;

    /// <summary>Set with <see cref="_hasOutputEnded"/>; only there while somebody waits for it.</summary>
    private TaskCompletionSource? _outputEnded;

    /// <summary>Flushes, sends FIN, discards input until the peer's FIN or for a while. Idempotent; never waits.</summary>
    public void Close() => Close(new Ending(CloseReason.Local));

    private void Close(Ending ending)
    {
        lock (_gate)
        {
            if (_isClosing)
            {
                return;
            }

            _isClosing = true;
            Reach("closing");
            _closing = CloseInOrderAsync(ending);
        }

        _responder.Stop();
        Enqueue(SendItem.EndOfStream.Instance);
    }

    /// <summary>Aborts with RST; what is queued is lost. Never waits.</summary>
    public void Reset() => End(new Ending(CloseReason.Local, Reset: true));

    private async Task CloseInOrderAsync(Ending ending)
    {
        // Not on the thread, nor under the lock, of whoever gave the order.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await _delivering.CancelAsync();
        if (!await HasFlushedAsync())
        {
            End(ending with { Fault = NotAllSent(), Reset = true });
            return;
        }

        await _receiving.WaitAsync(_parts.Options.CloseWait, _parts.Time, _running.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(ending);
    }

    /// <summary>Waits for all that is queued to be sent, as long as the peer takes anything of it at all.</summary>
    /// <returns>False when it has taken nothing for too long, or the connection has ended otherwise.</returns>
    private async Task<bool> HasFlushedAsync()
    {
        const int Looks = 5;
        Task outputEnded = OutputEndedAsync();
        (long, long?) progress = Progress();
        for (int quiet = 0; quiet < Looks; quiet++)
        {
            await outputEnded.WaitAsync(_parts.Options.FlushPatience / Looks, _parts.Time, _running.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (outputEnded.IsCompleted || _running.IsCancellationRequested)
            {
                break;
            }

            (long, long?) now = Progress();
            quiet = now == progress ? quiet : -1;
            progress = now;
        }

        return outputEnded.IsCompleted;
    }

    private Task OutputEndedAsync()
    {
        lock (_gate)
        {
            return _hasOutputEnded
                ? Task.CompletedTask
                : (_outputEnded ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>A piece that the kernel takes only slowly shows in what the peer acknowledges.</summary>
    private (long Sent, long? Acknowledged) Progress() => (_counters.BytesOut, _socket.Acknowledged());

    private void OnInputEnded()
    {
        bool goesOn = true;
        lock (_gate)
        {
            _hasInputEnded = true;
            Reach("half-closed by the peer");
            if (_sendFailure is { } failure)
            {
                End(failure);
            }
            else if (_hasOutputEnded && !_isClosing)
            {
                End(new Ending(CloseReason.PeerClosed, _socket.InputFault));
            }
            else if (!_isClosing)
            {
                goesOn = _socket.InputFault is null;
                if (goesOn)
                {
                    if (_parts.Options.KeepsHalfClosed)
                    {
                        _socket.WatchPeer();
                    }

                    _parts.Bus.Publish(new EngineEvent.ConnectionHalfClosed(Id, ByPeer: true));
                }

                WatchHalfClosed();
            }
        }

        if (!goesOn)
        {
            // Answers to what it said may still be queued; they go out first.
            Enqueue(SendItem.EndOfStream.Instance);
        }
    }

    /// <summary>From here on the connection does not stay for ever.</summary>
    private void WatchHalfClosed()
    {
        lock (_gate)
        {
            _sentWhenHalfClosed = _counters.BytesOut;
            _halfClosed ??= _parts.Time.CreateTimer(_ => OnHalfClosedForLong(), null, _parts.Options.HalfClosedTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnOutputEnded()
    {
        lock (_gate)
        {
            _hasOutputEnded = true;
            _outputEnded?.SetResult();
            Reach("half-closed by us");
            if (_hasInputEnded && !_isClosing)
            {
                End(new Ending(CloseReason.PeerClosed, _socket.InputFault));
            }
            else if (!_isClosing)
            {
                _parts.Bus.Publish(new EngineEvent.ConnectionHalfClosed(Id, ByPeer: false));
            }
        }
    }

    /// <summary>After a reset what arrived before can still be read, so the receive loop comes to the end first, and then the connection does.</summary>
    public void OnSendFailed(Ending failure)
    {
        lock (_gate)
        {
            _sendFailure = failure;
            if (_hasInputEnded || failure.Reason is not CloseReason.Reset)
            {
                End(failure);
            }
        }
    }

    /// <summary>Both have had time to say what they had to say; but while the peer still takes what we send, it goes on.</summary>
    private void OnHalfClosedForLong()
    {
        long sent = _counters.BytesOut;
        if (_counters.BytesWaiting > 0 && sent != _sentWhenHalfClosed)
        {
            WaitAgain(sent);
        }
        else if (_counters.BytesWaiting > 0)
        {
            End(new Ending(CloseReason.PeerClosed, NotAllSent(), Reset: true));
        }
        else if (_parts.Options.KeepsHalfClosed)
        {
            _parts.Tasks.Keep(KeepUnlessGoneAsync(sent));
        }
        else
        {
            Enqueue(SendItem.EndOfStream.Instance);
        }
    }

    /// <summary>A FIN is all that is seen of a peer that closed altogether; such a one is not kept.</summary>
    private async Task KeepUnlessGoneAsync(long sent)
    {
        if (await _socket.IsPeerGoneAsync())
        {
            End(new Ending(CloseReason.PeerClosed));
        }
        else
        {
            WaitAgain(sent);
        }
    }

    private void WaitAgain(long sent)
    {
        lock (_gate)
        {
            _sentWhenHalfClosed = sent;
            _halfClosed!.Change(_parts.Options.HalfClosedTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void WatchIdle()
    {
        if (_parts.Options.Limits.IdleTimeout is { } limit)
        {
            _idle = new IdleWatch(limit, _parts.Time, () => OnIdle(limit));
        }
    }

    private void OnIdle(TimeSpan limit)
    {
        var ending = new Ending(CloseReason.Timeout, new NetworkFault($"nothing was received or sent for {DurationText.Format(limit)}"));
        if (_counters.BytesWaiting > 0)
        {
            End(ending with { Reset = true });
        }
        else
        {
            Close(ending);
        }
    }

    private NetworkFault NotAllSent() => new($"the peer stopped reading: {_counters.BytesWaiting:N0} bytes were not sent");
}
