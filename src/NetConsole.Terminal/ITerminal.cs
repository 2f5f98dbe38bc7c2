using System.Threading.Channels;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;

namespace NetConsole.Terminal;

/// <summary>How many colours the terminal shows.</summary>
public enum ColorDepth
{
    /// <summary>None: bold, dim, underline and reverse only.</summary>
    Monochrome,

    /// <summary>16, or more.</summary>
    Ansi16,
}

/// <summary>What is known of the terminal without asking it.</summary>
/// <param name="Colors">How many colours.</param>
/// <param name="IsUnicode">True when the locale's encoding is UTF-8; else only ASCII may be drawn.</param>
public sealed record TerminalTraits(ColorDepth Colors, bool IsUnicode)
{
    /// <summary>True where <c>NO_COLOR</c> asks for no colours (no-color.org), whether or not the terminal has any. It is for whoever draws to heed: a user may overrule it.</summary>
    public bool AvoidsColors { get; init; }

    /// <summary>True where OSC 2 sets a title; elsewhere the terminal would print it.</summary>
    public bool HasTitle { get; init; }

    /// <summary>True where OSC 52 is taken for what it is, obeyed or not; elsewhere the terminal would print it.</summary>
    public bool HasClipboard { get; init; }
}

/// <summary>
/// A terminal in full-screen mode: keys come out, frames go in. From its opening until <see cref="IAsyncDisposable.DisposeAsync"/> the screen is ours;
/// whatever ends the program in between, the terminal is put back as it was.
/// </summary>
public interface ITerminal : IAsyncDisposable
{
    TerminalTraits Traits { get; }

    /// <summary>Columns and rows as last reported; each at least 1.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>Keys, pastes, resizes, signals. Bounded: when nobody reads, the terminal is not read either. Completes after <see cref="TerminalEvent.HungUp"/> or disposal.</summary>
    ChannelReader<TerminalEvent> Events { get; }

    /// <summary>
    /// Shows a frame as soon as the terminal has taken the last one; a frame that is still waiting then is skipped (the latest wins). Never blocks.
    /// </summary>
    /// <returns>A frame that is no longer needed and whose buffer may be drawn into again, or null.</returns>
    Frame? Present(Frame frame);

    /// <summary>Forgets what the screen shows, so that the next frame is drawn whole (Ctrl-L).</summary>
    void Redraw();

    /// <summary>Gives the screen back to the shell and stops the process, as Ctrl-Z should; returns after it was resumed, when <see cref="TerminalEvent.Resumed"/> is on its way.</summary>
    void Suspend();

    /// <summary>Sounds the bell.</summary>
    void Ring();

    /// <summary>
    /// Bytes that <see cref="Copy"/> takes. More is refused or cut by terminals without a word, and would hold up a slow line for minutes.
    /// </summary>
    const int MostCopiedBytes = 100_000;

    /// <summary>
    /// Bytes that <see cref="Copy"/> takes on this line now: <see cref="MostCopiedBytes"/> at most, less where the line is known to be slow, because nothing else is shown
    /// while they go out, and 0 where the terminal has no clipboard. Any thread.
    /// </summary>
    int CopyLimit { get; }

    /// <summary>
    /// Puts a text into the clipboard of whoever sits at the terminal (OSC 52), also over SSH. Whether the terminal does so it does not say: xterm has to be allowed to,
    /// tmux needs <c>set-clipboard on</c>.
    /// </summary>
    /// <param name="utf8">At most <see cref="MostCopiedBytes"/>; whoever asks <see cref="CopyLimit"/> first keeps keys answered.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is longer.</exception>
    void Copy(ReadOnlyMemory<byte> utf8);

    /// <summary>Waits until the last frame presented has been taken by the terminal, or the terminal is gone.</summary>
    Task DrainAsync(CancellationToken cancellationToken);
}
