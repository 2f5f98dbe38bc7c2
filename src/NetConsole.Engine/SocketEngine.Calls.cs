using System.Text;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <content>
/// The same orders as calls, for a program that wants to go on once something is there: listen, connect, send, close, whatever the transport.
/// What they return are the events that every subscriber reads too; so a program reads what it receives as everybody does, with <see cref="Subscribe"/>.
/// </content>
public sealed partial class SocketEngine
{
    private Outcomes? _outcomes;

    /// <summary>Listens, and waits until it does.</summary>
    /// <param name="address">Where; <see cref="EndpointAddress.Parse"/> reads one. Port 0 lets the kernel choose.</param>
    /// <param name="cancellationToken">Cancelled: the listener is closed again, and the call throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// <see cref="EngineEvent.ListenerOpened"/>, with the real addresses; <see cref="EngineEvent.ListenerFailed"/>, with what the network said;
    /// or <see cref="EngineEvent.ListenerClosed"/>, when somebody closed it, or stopped the engine, before it was open.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The engine is stopping, or has stopped.</exception>
    public Task<EngineEvent> ListenAsync(EndpointAddress address, CancellationToken cancellationToken = default) =>
        ListenAsync(new EngineCommand.OpenListener(address), cancellationToken);

    /// <inheritdoc cref="ListenAsync(EndpointAddress, CancellationToken)"/>
    /// <param name="order">Where, and what is different there from what holds for everything.</param>
    /// <param name="cancellationToken">Cancelled: the listener is closed again, and the call throws <see cref="OperationCanceledException"/>.</param>
    public Task<EngineEvent> ListenAsync(EngineCommand.OpenListener order, CancellationToken cancellationToken = default)
    {
        ListenerId id;
        Task<EngineEvent> outcome;
        lock (_gate)
        {
            id = new ListenerId(_lastListener + 1);
            outcome = OutcomesToCome().OfAsync(id);
            Execute(order);
        }

        return OutcomeAsync(outcome, new EngineCommand.CloseListener(id), cancellationToken);
    }

    /// <summary>Connects, and waits until both ends can talk; over TLS that is after the handshake.</summary>
    /// <param name="address">Where to; <see cref="EndpointAddress.Parse"/> reads one.</param>
    /// <param name="cancellationToken">Cancelled: the attempt is given up, and the call throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// <see cref="EngineEvent.ConnectionOpened"/>, or <see cref="EngineEvent.ConnectionFailed"/>, with what the network said. One that comes again when it fails
    /// (<see cref="EngineOptions.Reconnect"/>) is waited for until it is open.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The engine is stopping, or has stopped.</exception>
    public Task<EngineEvent> ConnectAsync(EndpointAddress address, CancellationToken cancellationToken = default) =>
        ConnectAsync(new EngineCommand.OpenConnection(address), cancellationToken);

    /// <inheritdoc cref="ConnectAsync(EndpointAddress, CancellationToken)"/>
    /// <param name="order">Where to, and whether it comes again.</param>
    /// <param name="cancellationToken">Cancelled: the attempt is given up, and the call throws <see cref="OperationCanceledException"/>.</param>
    public Task<EngineEvent> ConnectAsync(EngineCommand.OpenConnection order, CancellationToken cancellationToken = default)
    {
        ConnectionId id;
        Task<EngineEvent> outcome;
        lock (_gate)
        {
            id = new ConnectionId(_lastConnection + 1);
            outcome = OutcomesToCome().OfAsync(id);
            Execute(order);
        }

        return OutcomeAsync(outcome, new EngineCommand.CloseConnection(id), cancellationToken);
    }

    /// <summary>Sends bytes as one message, as they are, once little enough waits before them; over datagrams as one datagram.</summary>
    /// <param name="to">To whom.</param>
    /// <param name="bytes">What; not to be changed until <see cref="EngineEvent.MessagesSent"/> says that the kernel has taken them. At most
    /// <see cref="EngineOptions.SendQueueBytes"/>.</param>
    /// <param name="cancellationToken">Cancelled: nothing is sent, and the call throws <see cref="OperationCanceledException"/>.</param>
    /// <returns>True when they are queued; false when nothing can be sent there any more, or not yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">They are more than may ever wait.</exception>
    /// <remarks>
    /// It waits for the peer, so do not await it in the loop that reads a subscription of <see cref="WhenFull.Wait"/>: while that is full no socket is read, and
    /// one peer that does not read would hold up all. <see cref="Execute"/> does not wait.
    /// </remarks>
    public async ValueTask<bool> SendAsync(ConnectionId to, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, _parts.Options.SendQueueBytes, nameof(bytes));
        return _stopped is null
            && StillOpen([to]) is [var connection]
            && await connection.EnqueueWithRoomAsync(new SendItem.Message(bytes, SendOrigin.Operator), cancellationToken);
    }

    /// <summary>The same with a text, as UTF-8. Nothing is added: a line ends with its <c>\n</c>.</summary>
    /// <inheritdoc cref="SendAsync(ConnectionId, ReadOnlyMemory{byte}, CancellationToken)"/>
    public ValueTask<bool> SendAsync(ConnectionId to, string text, CancellationToken cancellationToken = default) =>
        SendAsync(to, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <inheritdoc cref="EngineCommand.CloseConnection"/>
    public void Close(ConnectionId connection) => Execute(new EngineCommand.CloseConnection(connection));

    /// <inheritdoc cref="EngineCommand.CloseListener"/>
    public void Close(ListenerId listener) => Execute(new EngineCommand.CloseListener(listener));

    private async Task<EngineEvent> OutcomeAsync(Task<EngineEvent> outcome, EngineCommand undo, CancellationToken cancellationToken)
    {
        try
        {
            return await outcome.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Execute(undo);
            throw;
        }
    }

    /// <summary>Under the lock. Nobody watches until somebody asks.</summary>
    private Outcomes OutcomesToCome()
    {
        ObjectDisposedException.ThrowIf(_stopped is not null, this);
        if (_outcomes is null)
        {
            _outcomes = new Outcomes();
            _parts.Bus.Add(_outcomes);
        }

        return _outcomes;
    }
}
