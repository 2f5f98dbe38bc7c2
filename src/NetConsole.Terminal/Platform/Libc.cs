using System.Runtime.InteropServices;

namespace NetConsole.Terminal.Platform;

/// <summary>
/// The calls into the C library (POSIX.1-2017). Errors are in <see cref="Marshal.GetLastPInvokeError"/>. Constants are those of Linux and macOS; where the two
/// differ, both are here.
/// </summary>
internal static unsafe partial class Libc
{
    public const int Interrupted = 4;
    public const short PollIn = 1;
    public const short PollOut = 4;
    public const short PollGone = 8 | 16 | 32;
    public const int SetNow = 0;
    public const int SetAfterOutput = 1;
    public const int SetAfterOutputDiscardingInput = 2;

    /// <summary>
    /// Room for a <c>struct termios</c>, whose layout differs between systems and is never looked into here: 60 bytes on Linux, 72 on macOS.
    /// </summary>
    public const int TermiosBytes = 256;

    public static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    public static int StopSignal => OperatingSystem.IsMacOS() ? 17 : 19;

    /// <summary><c>O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC</c>.</summary>
    public static int OpenForWriting => OperatingSystem.IsMacOS() ? 0x2 | 0x20000 | 0x4 | 0x1000000 : 0x2 | 0x100 | 0x800 | 0x80000;

    private static nuint WindowSizeRequest => OperatingSystem.IsMacOS() ? 0x40087468u : 0x5413u;

    [LibraryImport("libc", EntryPoint = "isatty", SetLastError = true)]
    public static partial int IsTerminal(int fd);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(int fd, byte* termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(int fd, int when, byte* termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(byte* termios);

    [LibraryImport("libc", EntryPoint = "ttyname_r")]
    public static partial int TerminalName(int fd, byte* name, nuint length);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int fd);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    public static partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "getpid")]
    public static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "getppid")]
    public static partial int ParentId();

    [LibraryImport("libc", EntryPoint = "getpgid", SetLastError = true)]
    public static partial int GroupOf(int process);

    [LibraryImport("libc", EntryPoint = "getsid", SetLastError = true)]
    public static partial int SessionOf(int process);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp", SetLastError = true)]
    public static partial int ForegroundGroup(int fd);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int status);

    /// <summary>Waits for the events of these descriptors; interrupted by a signal it starts over. <paramref name="milliseconds"/> -1 is for ever.</summary>
    /// <returns>How many have events; 0 when the time is over.</returns>
    public static int Poll(Span<PollEntry> entries, int milliseconds)
    {
        fixed (PollEntry* first = entries)
        {
            int result;
            do
            {
                result = PollOnce(first, (nuint)entries.Length, milliseconds);
            }
            while (result < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            return result;
        }
    }

    /// <summary>
    /// TIOCGWINSZ. <c>ioctl</c> is variadic, and Apple's arm64 calling convention passes variadic arguments on the stack: six words fill the registers first.
    /// </summary>
    public static bool TryGetWindowSize(int fd, out WindowSize size)
    {
        size = default;
        fixed (WindowSize* target = &size)
        {
            return (OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
                ? ControlPadded(fd, WindowSizeRequest, 0, 0, 0, 0, 0, 0, target)
                : Control(fd, WindowSizeRequest, target)) == 0;
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int PollOnce(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int fd, nuint request, WindowSize* size);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int ControlPadded(int fd, nuint request, nint pad2, nint pad3, nint pad4, nint pad5, nint pad6, nint pad7, WindowSize* size);

    /// <summary><c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry(int fd, short events)
    {
        public int Fd = fd;
        public short Events = events;
        public short Returned;
    }

    /// <summary><c>struct winsize</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        private readonly ushort _pixelWidth;
        private readonly ushort _pixelHeight;
    }
}
