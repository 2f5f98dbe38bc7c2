using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <content>The receive loop: a happy path without any <c>try</c>, inside a shell that holds all the policy for errors.</content>
internal sealed partial class Connection
{
    /// <summary>So many reads in a row without a pause of the peer's, and the loop moves to the thread pool, because others need the thread that polls.</summary>
    private const int ReadsBeforeYielding = 16;

    private async Task ReceiveAsync()
    {
        try
        {
            if (!await DeliverUntilEndAsync())
            {
                await DiscardUntilEndAsync();
            }

            await AnswerLastAsync();
            OnInputEnded();
        }
        catch (Exception e) when (_socket.EndingFor(e) is { } ending)
        {
            // When we closed the socket ourselves the end was decided before, and this changes nothing.
            End(ending);
        }
        catch (ObjectDisposedException) when (_ended.Task.IsCompleted)
        {
            // We closed it between two reads.
        }
        finally
        {
            Inbox.Finish();
            Inbox.Withdraw();
        }
    }

    /// <summary>Reads and publishes. Completions run inline on the thread that polls all sockets: nothing here may block.</summary>
    /// <returns>True at the peer's end of input; false when we are closing and nobody wants to hear any more.</returns>
    private async Task<bool> DeliverUntilEndAsync()
    {
        bool moreIsThere = false;
        int readsInARow = 0;
        while (true)
        {
            if (!moreIsThere)
            {
                ValueTask<int> input = _socket.WaitForInputAsync();
                readsInARow = input.IsCompleted ? readsInARow : 0;
                await input;
            }

            await _responder.CaughtUpAsync();
            if (_isClosing || (!_parts.Bus.HasRoom && !await _parts.Bus.RoomAsync(_delivering.Token)))
            {
                return false;
            }

            Inbox inbox = Inbox;
            Memory<byte> room = inbox.Offer();
            int read = await _socket.ReceiveAsync(room);
            if (read == 0)
            {
                return true;
            }

            _idle?.Moved();
            inbox.Accept(read);
            moreIsThere = read == room.Length;
            if (!moreIsThere)
            {
                inbox.Withdraw();
            }

            readsInARow = await YieldAfter(ReadsBeforeYielding, readsInARow + 1);
        }
    }

    /// <summary>The end of input may be the end of a message; whoever hears that it was the end may rely on every answer being queued.</summary>
    private async ValueTask AnswerLastAsync()
    {
        Inbox.Finish();
        if (!_responder.HasCaughtUp)
        {
            WatchHalfClosed();
            await _responder.CaughtUpAsync();
        }
    }

    /// <summary>Closing with unread input would make the kernel reset the connection, and the peer might lose what we sent last (RFC 9293 §3.6.1, RFC 1122 §4.2.2.13).</summary>
    private async Task DiscardUntilEndAsync()
    {
        int read;
        int readsInARow = 0;
        do
        {
            await _socket.WaitForInputAsync();
            Slab slab = _parts.Pool.Rent();
            try
            {
                read = await _socket.ReceiveAsync(slab.Room);
            }
            finally
            {
                _parts.Pool.Return(slab);
            }

            Inbox.Discard(read);
            readsInARow = await YieldAfter(ReadsBeforeYielding, readsInARow + 1);
        }
        while (read > 0);
    }

    /// <summary>Moves to the thread pool after so many in a row.</summary>
    /// <returns>How many in a row it is then.</returns>
    internal static async ValueTask<int> YieldAfter(int limit, int inARow)
    {
        if (inARow < limit)
        {
            return inARow;
        }

        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return 0;
    }
}
