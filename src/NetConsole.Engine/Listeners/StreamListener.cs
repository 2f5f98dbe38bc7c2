using System.Collections.Immutable;
using System.Net.Sockets;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Tls;

namespace NetConsole.Engine.Listeners;

/// <summary>Takes over a client. Called on the thread that polls all sockets; must not block.</summary>
/// <param name="client">Its socket.</param>
/// <param name="listener">Who accepted it.</param>
/// <param name="local">The address it is connected to, where that is the same for all; else null.</param>
internal delegate void ClientAccepted(Socket client, ListenerId listener, EndpointAddress? local);

/// <summary>A listener for streams: accepts on each of its sockets. No fault of accepting ends it; only closing does.</summary>
/// <param name="id">Its number.</param>
/// <param name="requested">Where to listen.</param>
/// <param name="parts">The engine's.</param>
/// <param name="resolver">Finds the addresses.</param>
/// <param name="descriptorFreed">Beats when a socket was closed, so that accepting may work again.</param>
/// <param name="accepted">Takes over each client's socket.</param>
/// <param name="tls">Its side of TLS, or null.</param>
internal sealed class StreamListener(
    ListenerId id,
    EndpointAddress requested,
    EngineParts parts,
    EndpointResolver resolver,
    Pulse descriptorFreed,
    ClientAccepted accepted,
    TlsServer? tls = null) : SocketListener(id, requested, parts, resolver)
{
    private static readonly TimeSpan StallRetry = TimeSpan.FromMilliseconds(100);

    private int _isStalled;

    protected override int Backlog => Parts.Options.Backlog;

    protected override bool IsStalled => Volatile.Read(ref _isStalled) == 1;

    protected override string OpenStep => "listening";

    protected override Task<NetworkFault?> PrepareAsync() => tls?.PrepareAsync() ?? base.PrepareAsync();

    protected override Binding BindFile() => UnixBinding.Listen(Requested, Backlog);

    protected override Binding Bind(Resolution.Found found) => Binding.Open(Requested, found, Backlog);

    protected override (TlsCertificate? Certificate, string? Notice) Identify(ImmutableArray<EndpointAddress> bound)
    {
        string? notice = null;
        return (tls?.Identify(Requested, bound, out notice), notice);
    }

    /// <summary>Clients that wait to be accepted when it is closed are refused.</summary>
    protected override async Task ServeAsync(Binding binding)
    {
        await Task.WhenAll(binding.Sockets.Select(AcceptUntilClosedAsync));
        binding.Close();
    }

    private async Task AcceptUntilClosedAsync(Socket listening)
    {
        EndpointAddress? local = SocketNames.SharedLocalOf(Requested.Transport, listening);
        while (!Closing.IsCancellationRequested)
        {
            try
            {
                await AcceptAsync(listening, local);
            }
            catch (OperationCanceledException)
            {
                // Closed; the loop ends.
            }
            catch (SocketException e) when (SocketFaults.IsClientGoneBeforeAccept(e.SocketErrorCode))
            {
                // The next one may be there.
            }
            catch (SocketException e)
            {
                await StallAsync(e.SocketErrorCode);
            }
        }
    }

    /// <summary>The happy path. Completions run inline on the thread that polls all sockets: nothing here may block.</summary>
    private async Task AcceptAsync(Socket socket, EndpointAddress? local)
    {
        while (await Parts.Bus.RoomAsync(Closing))
        {
            Socket client = await socket.AcceptAsync(Closing);
            if (Interlocked.Exchange(ref _isStalled, 0) == 1)
            {
                Parts.Bus.Publish(new EngineEvent.ListenerResumed(Id));
            }

            bool wasLast = DescriptorLimit.IsReachedBy(client);
            CountClient();
            accepted(client, Id, local);
            if (wasLast)
            {
                await StallAsync(SocketError.TooManyOpenSockets);
            }
        }
    }

    /// <summary>Most often there are no file descriptors left (accept(2): EMFILE, ENFILE), or none for clients: they wait in the backlog until one is closed.</summary>
    private async Task StallAsync(SocketError error)
    {
        Task freed = descriptorFreed.NextAsync();
        if (Interlocked.Exchange(ref _isStalled, 1) == 0)
        {
            Parts.Bus.Publish(new EngineEvent.ListenerStalled(Id, SocketFaults.ForAccept(error)));
        }

        do
        {
            await freed.WaitAsync(StallRetry, Parts.Time, Closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            freed = descriptorFreed.NextAsync();
        }
        while (!Closing.IsCancellationRequested && !DescriptorLimit.HasRoom());
    }
}
