using System.Runtime.InteropServices;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// The terminal on stdin and stdout, under Linux and macOS. Its settings are an opaque block that <c>cfmakeraw</c> changes, because their layout differs
/// between systems.
/// </summary>
internal sealed unsafe class UnixTerminal : ITerminalDevice
{
    private const int StandardInput = 0;
    private const int StandardOutput = 1;

    private readonly byte[] _saved = new byte[Libc.TermiosBytes];
    private readonly UnixInput _input = new(StandardInput);
    private readonly UnixOutput _output = new(StandardOutput);
    private bool _isRaw;

    /// <summary>True when both ends of a conversation are terminals; anything else is a filter's work.</summary>
    public static bool IsPresent => Libc.IsTerminal(StandardInput) == 1 && Libc.IsTerminal(StandardOutput) == 1;

    public IInputDevice Input => _input;

    public IOutputDevice Output => _output;

    public (int Width, int Height) Size
        => Libc.TryGetWindowSize(StandardOutput, out Libc.WindowSize size) && size is { Columns: > 0, Rows: > 0 }
            ? (size.Columns, size.Rows)
            : (80, 24);

    /// <summary>A terminal that does not control us has no foreground group: nobody can take it away.</summary>
    public bool IsForeground => Libc.ForegroundGroup(StandardInput) is var group && (group < 0 || group == Libc.GroupOf(0));

    public bool IsHungUp
    {
        get
        {
            Span<Libc.PollEntry> entries = [new(StandardInput, 0)];
            return Libc.Poll(entries, 0) > 0 && (entries[0].Returned & Libc.PollGone) != 0;
        }
    }

    public void EnterRawMode()
    {
        byte* raw = stackalloc byte[Libc.TermiosBytes];
        fixed (byte* saved = _saved)
        {
            // After a stop that we did not see coming the settings may still be our own; the first ones are those to go back to.
            if (!_isRaw && Libc.GetAttributes(StandardInput, saved) != 0)
            {
                return;
            }
        }

        _saved.CopyTo(new Span<byte>(raw, Libc.TermiosBytes));
        Libc.MakeRaw(raw);
        Set(Libc.SetAfterOutputDiscardingInput, raw);
        _isRaw = true;
    }

    public void LeaveRawMode(bool afterOutput)
    {
        if (!_isRaw)
        {
            return;
        }

        fixed (byte* saved = _saved)
        {
            Set(afterOutput ? Libc.SetAfterOutput : Libc.SetNow, saved);
        }

        _isRaw = false;
    }

    /// <summary>
    /// SIGSTOP, because a registered SIGTSTP no longer stops. To ourselves when a job-control shell started us; to the whole group when something in between
    /// did (<c>sudo</c>, a script, <c>dotnet run</c>), or the shell would go on waiting for it. Not at all in an orphaned group (POSIX.1-2017 §2.4.3): the only
    /// program of an <c>ssh -t</c> or of a terminal window would never wake up.
    /// </summary>
    public bool Stop()
    {
        int group = Libc.GroupOf(0);
        int session = Libc.SessionOf(0);
        int parent = Libc.ParentId();
        if (group == session || Libc.SessionOf(parent) != session)
        {
            return false;
        }

        bool isJobOfShell = Libc.GroupOf(parent) != group;
        return Libc.Kill(isJobOfShell ? Libc.ProcessId() : 0, Libc.StopSignal) == 0;
    }

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }

    private static void Set(int when, byte* settings)
    {
        while (Libc.SetAttributes(StandardInput, when, settings) != 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted)
        {
        }
    }
}
