using System.Collections.Immutable;
using NetConsole.CommandLine;
using NetConsole.Engine;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;

namespace NetConsole.Headless.Input;

/// <summary>
/// Sends what standard input says to whoever is connected, at the pace of the fastest of them: with one connection nothing ever waits in vain, of several those that
/// are too far behind are closed by the engine's limit. Reads nothing while nobody is there.
/// </summary>
internal sealed class InputPump(ISocketEngine engine, HeadlessSession session, StandardInput input, RunOptions options, Action<string> notice)
{
    /// <summary>What a pipe holds (pipe(7)).</summary>
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The most that a datagram carries over IPv4 (RFC 768, RFC 791).</summary>
    private const int LargestDatagram = 65_507;

    private readonly bool _isRaw = options.Output == OutputFormat.Raw;
    private readonly InputLines _lines = new(options.Engine.PieceBytes);
    private readonly LineWriter _writer = new(options);

    /// <summary>Runs until our input has ended, or the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CopyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program ends; nobody is there to be told what was read and not sent.
        }
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await TargetsAsync(cancellationToken).ConfigureAwait(false);

            // Half, because an LF may become CR LF; a quarter waits already, and what is sent in lines may carry one begun before.
            byte[] chunk = GC.AllocateUninitializedArray<byte>(Math.Min(_isRaw ? LargestDatagram : ChunkBytes, (options.Engine.PieceBytes / 2) + 1));
            Task<int> reading = input.ReadAsync(chunk);
            session.OnInputQuiet();
            int count = await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }

            session.OnInputSpoken();
            await SendAsync(chunk.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }

        if (input.Fault is { } fault)
        {
            notice($"standard input: {fault.Message}");
        }

        await SendLinesAsync(_lines.Finish(), cancellationToken).ConfigureAwait(false);
        session.OnInputEnded();
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        if (!_isRaw)
        {
            await SendLinesAsync(_lines.Accept(chunk), cancellationToken).ConfigureAwait(false);
            return;
        }

        Targets targets = await TargetsWithRoomAsync(cancellationToken).ConfigureAwait(false);
        engine.Execute(new EngineCommand.Send(targets.All, chunk));
    }

    private async ValueTask SendLinesAsync(IReadOnlyList<InputLine> lines, CancellationToken cancellationToken)
    {
        int budget = 0;
        Targets targets = Targets.None;
        foreach (InputLine line in lines)
        {
            if (budget <= 0)
            {
                targets = await TargetsWithRoomAsync(cancellationToken).ConfigureAwait(false);
                budget = options.Engine.PieceBytes;
            }

            SendLine(line, targets);
            budget -= line.Text.Length + line.End.Length + 1;
        }
    }

    private void SendLine(in InputLine line, Targets targets)
    {
        ReadOnlyMemory<byte> text = _writer.Text(line);
        if (options.Trim && text.IsEmpty)
        {
            notice("the line is empty: there is nothing to send");
            return;
        }

        SendTo(targets.Streams, text, _writer.End(line, LineEnds.Lf), options.Engine.Framing.FramesWhatIsSent);
        SendTo(targets.Datagrams, text, _writer.End(line, LineEnds.None), isFramed: false);
    }

    private void SendTo(ImmutableArray<ConnectionId> targets, ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> end, bool isFramed)
    {
        if (targets.IsEmpty)
        {
            return;
        }

        if (text.IsEmpty && end.IsEmpty && !isFramed)
        {
            notice("the line is empty and no line end is set: there is nothing to send");
            return;
        }

        engine.Execute(new EngineCommand.Send(targets, text) { LineEnd = end });
    }

    /// <summary>Those that can be sent to now, once there are any.</summary>
    private async ValueTask<Targets> TargetsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            (Targets targets, Task changed) = session.TargetsOfInput();
            if (!targets.All.IsEmpty)
            {
                return targets;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<Targets> TargetsWithRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Targets targets = await TargetsAsync(cancellationToken).ConfigureAwait(false);
            (Targets now, Task changed) = session.TargetsOfInput();
            if (await engine.WaitToSendAsync(targets.All, cancellationToken).ConfigureAwait(false))
            {
                return targets;
            }

            // They have ended, and the events that say so are on their way.
            if (now.All.SequenceEqual(targets.All))
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
