namespace NetConsole.Terminal.Platform;

/// <summary>
/// The Windows console in virtual terminal mode (learn.microsoft.com/windows/console/setconsolemode). Compiled, but not tested on Windows.
/// There is no job control.
/// </summary>
internal sealed class WindowsTerminal : ITerminalDevice
{
    private readonly nint _inputHandle = Kernel32.GetStdHandle(Kernel32.StandardInput);
    private readonly nint _outputHandle = Kernel32.GetStdHandle(Kernel32.StandardOutput);
    private readonly WindowsInput _input;
    private Settings? _saved;

    public WindowsTerminal()
    {
        _input = new WindowsInput(_inputHandle);
        Output = new WindowsOutput(_outputHandle);
    }

    public static bool IsPresent
        => Kernel32.GetConsoleMode(Kernel32.GetStdHandle(Kernel32.StandardInput), out _)
            && Kernel32.GetConsoleMode(Kernel32.GetStdHandle(Kernel32.StandardOutput), out _);

    public IInputDevice Input => _input;

    public IOutputDevice Output { get; }

    public (int Width, int Height) Size
        => Kernel32.GetConsoleScreenBufferInfo(_outputHandle, out Kernel32.ScreenBufferInfo screen)
            ? (Math.Max(screen.Right - screen.Left + 1, 1), Math.Max(screen.Bottom - screen.Top + 1, 1))
            : (80, 24);

    public bool IsForeground => true;

    public bool IsHungUp => !Kernel32.GetConsoleMode(_inputHandle, out _);

    public void EnterRawMode()
    {
        _ = Kernel32.GetConsoleMode(_inputHandle, out uint input);
        _ = Kernel32.GetConsoleMode(_outputHandle, out uint output);
        _saved ??= new Settings(input, output, Kernel32.GetConsoleCP(), Kernel32.GetConsoleOutputCP());

        const uint cooked = Kernel32.LineInput | Kernel32.EchoInput | Kernel32.ProcessedInput | Kernel32.QuickEdit;
        const uint raw = Kernel32.VirtualTerminalInput | Kernel32.WindowInput | Kernel32.ExtendedFlags;
        _ = Kernel32.SetConsoleMode(_inputHandle, (input & ~cooked) | raw);
        _ = Kernel32.SetConsoleMode(_outputHandle, output | Kernel32.VirtualTerminalProcessing | Kernel32.DisableNewlineAutoReturn);
        _ = Kernel32.SetConsoleCP(Kernel32.Utf8CodePage);
        _ = Kernel32.SetConsoleOutputCP(Kernel32.Utf8CodePage);
    }

    public void LeaveRawMode(bool afterOutput)
    {
        if (_saved is not { } saved)
        {
            return;
        }

        _ = Kernel32.SetConsoleMode(_inputHandle, saved.Input);
        _ = Kernel32.SetConsoleMode(_outputHandle, saved.Output);
        _ = Kernel32.SetConsoleCP(saved.InputCodePage);
        _ = Kernel32.SetConsoleOutputCP(saved.OutputCodePage);
        _saved = null;
    }

    public bool Stop() => false;

    public void Dispose() => _input.Dispose();

    private sealed record Settings(uint Input, uint Output, uint InputCodePage, uint OutputCodePage);
}
