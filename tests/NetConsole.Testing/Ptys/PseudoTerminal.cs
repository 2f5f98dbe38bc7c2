using System.Globalization;
using System.Text;
using NetConsole.Testing.Screens;

namespace NetConsole.Testing.Ptys;

/// <summary>
/// A program on a real terminal, and a person before it: what it draws goes into a <see cref="ScreenModel"/>, what is typed goes to it. Linux only.
/// All members may be called from any thread.
/// </summary>
public sealed class PseudoTerminal : IAsyncDisposable
{
    private readonly PtyMaster _master;
    private readonly SpawnedProcess _process;
    private readonly PtyScreen _screen;
    private readonly PtyReader _reader;
    private readonly CancellationToken _cancellationToken;

    private PseudoTerminal(PtyOptions options, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _master = new PtyMaster(options.Width, options.Height);
        try
        {
            AttributesAtStart = _master.ReadAttributes();
            _process = SpawnedProcess.Start(_master.SlavePath, options);
        }
        catch
        {
            _master.Dispose();
            throw;
        }

        _screen = new PtyScreen(new ScreenModel(options.Width, options.Height, options.ClusterWidth)
        {
            // A terminal drops its answer rather than wait for a program that does not read.
            Answer = options.AnswersQuestions ? answer => _master.Write(Encoding.UTF8.GetBytes(answer), milliseconds: 0) : null,
        });
        _reader = new PtyReader(_master, _screen);
    }

    /// <summary>The terminal's settings (termios) before the program started: opaque, to be compared with <see cref="ReadAttributes"/>.</summary>
    public IReadOnlyList<byte> AttributesAtStart { get; }

    public int ProcessId => _process.Id;

    /// <summary>Done when the program has ended; what it drew before may still be on its way, see <see cref="WaitForExitAsync"/>.</summary>
    public Task<ExitStatus> Exited => _process.Exited;

    /// <summary>How many bytes the program wrote that have been read.</summary>
    public long BytesRead => _screen.BytesRead;

    /// <summary>How many reads they came in: an upper limit of what one write may have been cut into, and a lower one of how many writes there were.</summary>
    public long Reads => _screen.Reads;

    /// <summary>True: nothing is read, so that the kernel's buffer (about 20 kB) fills and the program's writes stall. May be switched at any time.</summary>
    public bool IsStalled
    {
        get => _reader.IsStalled;
        set => _reader.IsStalled = value;
    }

    /// <summary>Reads no faster than this, as a slow line does; 0 for no limit, the default. May be changed at any time.</summary>
    public int BytesPerSecond
    {
        get => _reader.BytesPerSecond;
        set => _reader.BytesPerSecond = value;
    }

    /// <summary>Starts a program.</summary>
    /// <param name="options">What, and how.</param>
    /// <param name="cancellationToken">Ends every wait of this terminal, not the program.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static PseudoTerminal Start(PtyOptions options, CancellationToken cancellationToken) => new(options, cancellationToken);

    /// <summary>Looks at the screen while it stands still.</summary>
    public T Look<T>(Func<ScreenModel, T> look) => _screen.Look(look);

    /// <summary>The screen as text, for messages and snapshots.</summary>
    public override string ToString() => Look(screen => screen.ToString());

    /// <summary>The terminal's settings (termios) now, also after the program has ended.</summary>
    public IReadOnlyList<byte> ReadAttributes() => _master.ReadAttributes();

    /// <summary>Types text. A key is what a terminal sends for it: <c>"\r"</c> is Enter, <c>"\e[A"</c> the up arrow. Done when the terminal has taken it.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="WriteAsync(string)"/>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        bool taken = await Task.Run(() => _master.Write(bytes.Span, (int)Patience.Limit.TotalMilliseconds), _cancellationToken);
        if (!taken)
        {
            throw new WaitFailedException($"The program does not read what is typed.\n{Picture()}");
        }
    }

    /// <summary>Makes the terminal another size; the kernel signals SIGWINCH.</summary>
    public void Resize(int width, int height)
    {
        _screen.Change(screen => screen.Resize(width, height));
        _master.Resize(width, height);
    }

    /// <summary>Sends a signal to the program, if it still runs.</summary>
    public void Send(Signal signal) => _process.Send(signal);

    /// <summary>Takes the terminal away, as a lost line does: SIGHUP, end of input, errors on output. Nothing can be typed or read after it.</summary>
    public async Task HangUpAsync()
    {
        await _reader.StopAsync();
        _master.Dispose();
    }

    /// <summary>Waits until the screen is as wanted. Looked at after each read, but not amid a frame (DEC mode 2026).</summary>
    /// <exception cref="WaitFailedException">It did not become so in 15 s, or before the program ended. Shows the screen.</exception>
    public Task WaitForAsync(Func<ScreenModel, bool> condition, string what) =>
        Patience.WaitAsync(_screen.When(condition, what), () => $"Waited for {what} in vain.\n{Picture()}", _cancellationToken);

    /// <summary>Waits until some row contains the text.</summary>
    /// <inheritdoc cref="WaitForAsync"/>
    public Task WaitForTextAsync(string text) => WaitForAsync(screen => screen.Contains(text), $"\"{text}\"");

    /// <summary>Waits until the program has drawn nothing for so long: for "and nothing more happens" only, never in place of an event.</summary>
    public async Task WaitForQuietAsync(TimeSpan quiet)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        limit.CancelAfter(Patience.Limit + quiet);
        long seen;
        do
        {
            seen = BytesRead;
            await Task.Delay(quiet, limit.Token);
        }
        while (seen != BytesRead);
    }

    /// <summary>Waits until the program has ended and everything that it drew is on the screen. Not after <see cref="HangUpAsync"/> with output still unread.</summary>
    public async Task<ExitStatus> WaitForExitAsync()
    {
        ExitStatus status = await Patience.WaitAsync(Exited, () => $"The program did not end.\n{Picture()}", _cancellationToken);
        await Patience.WaitAsync(_reader.Ended, () => $"Something holds the terminal open.\n{Picture()}", _cancellationToken);
        return status;
    }

    /// <summary>Takes the terminal away and kills what has not ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Send(Signal.Kill, group: true);
        await HangUpAsync();
        await Exited;
    }

    private string Picture()
    {
        string state = Exited.IsCompletedSuccessfully ? $"ended with {Exited.Result.Code.ToString(CultureInfo.InvariantCulture)}" : "running";
        return Look(screen =>
        {
            IEnumerable<string> rows = screen.Lines.Select(line => "| " + line);
            string violations = screen.Violations.Count == 0 ? "" : "\nviolations: " + string.Join("  ", screen.Violations);
            return $"The program is {state}; {BytesRead} bytes came; cursor {screen.Cursor}; {screen.Modes}\n{string.Join('\n', rows)}{violations}";
        });
    }
}
