using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Datagrams;

/// <content>The ways to an end. Nothing goes over the wire to say so: the other side is never told.</content>
internal sealed partial class DatagramConnection
{
    /// <summary>Ends once what is queued has been sent. Idempotent; never waits.</summary>
    public void Close() => Close(new Ending(CloseReason.Local));

    private void Close(Ending ending)
    {
        lock (_gate)
        {
            if (_isClosing)
            {
                return;
            }

            _isClosing = _isDeaf = true;
            _closing = CloseInOrderAsync(ending);
        }

        _responder.Stop();
        if (_outbox.Add(SendItem.EndOfStream.Instance) is Admission.Ended)
        {
            _flushed.TrySetResult();
        }
    }

    public void Reset() => End(new Ending(CloseReason.Local));

    public string? EndSending() => $"{Id} exchanges datagrams, and no datagram says that it was the last";

    /// <summary>Ends if nothing was heard for so long.</summary>
    /// <param name="limit">How long a quiet address stays.</param>
    /// <returns>How much longer it may be quiet; null when it is over.</returns>
    public TimeSpan? TryExpire(TimeSpan limit)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return null;
            }

            TimeSpan left = limit - _parts.Time.GetElapsedTime(_lastHeard);
            if (left > TimeSpan.Zero)
            {
                return left;
            }

            End(new Ending(CloseReason.Timeout, DatagramFaults.Quiet(limit)));
            return null;
        }
    }

    private async Task CloseInOrderAsync(Ending ending)
    {
        // Not on the thread, nor under the lock, of whoever gave the order.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await _flushed.Task.WaitAsync(_parts.Options.FlushPatience, _parts.Time, _running.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(_flushed.Task.IsCompleted ? ending : ending with { Fault = DatagramFaults.NotAllSent(_counters.BytesWaiting) });
    }

    private void OnIdle(TimeSpan limit) =>
        Close(new Ending(CloseReason.Timeout, new NetworkFault($"nothing was received or sent for {DurationText.Format(limit)}")));

    private Task NoLongerClosingAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
            return _closing;
        }
    }

    private void End(Ending ending)
    {
        lock (_gate)
        {
            _isOver = true;
        }

        _ended.TrySetResult(ending);
    }
}
