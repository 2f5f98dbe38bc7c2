using System.Runtime.InteropServices;

namespace NetConsole.Terminal.Platform;

/// <summary>The calls into the Windows console (learn.microsoft.com/windows/console). Compiled everywhere, called on Windows only.</summary>
internal static unsafe partial class Kernel32
{
    public const int StandardInput = -10;
    public const int StandardOutput = -11;

    public const uint ProcessedInput = 0x0001;
    public const uint LineInput = 0x0002;
    public const uint EchoInput = 0x0004;
    public const uint WindowInput = 0x0008;
    public const uint QuickEdit = 0x0040;
    public const uint ExtendedFlags = 0x0080;
    public const uint VirtualTerminalInput = 0x0200;
    public const uint VirtualTerminalProcessing = 0x0004;
    public const uint DisableNewlineAutoReturn = 0x0008;

    public const uint Utf8CodePage = 65001;
    public const uint Infinite = uint.MaxValue;
    public const ushort KeyEvent = 0x0001;

    [LibraryImport("kernel32", SetLastError = true)]
    public static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetConsoleMode(nint handle, out uint mode);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetConsoleMode(nint handle, uint mode);

    [LibraryImport("kernel32")]
    public static partial uint GetConsoleCP();

    [LibraryImport("kernel32")]
    public static partial uint GetConsoleOutputCP();

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetConsoleCP(uint codePage);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetConsoleOutputCP(uint codePage);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool GetConsoleScreenBufferInfo(nint handle, out ScreenBufferInfo screen);

    [LibraryImport("kernel32", EntryPoint = "ReadConsoleInputW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool ReadConsoleInput(nint handle, InputRecord* records, uint length, out uint read);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool WriteFile(nint handle, byte* bytes, uint count, out uint written, nint overlapped);

    [LibraryImport("kernel32", SetLastError = true)]
    public static partial uint WaitForMultipleObjects(uint count, nint* handles, [MarshalAs(UnmanagedType.Bool)] bool all, uint milliseconds);

    [LibraryImport("kernel32")]
    public static partial void ExitProcess(uint status);

    /// <summary><c>CONSOLE_SCREEN_BUFFER_INFO</c>: the window is its visible part.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly struct ScreenBufferInfo
    {
        private readonly int _size;
        private readonly int _cursor;
        private readonly ushort _attributes;
        public readonly short Left;
        public readonly short Top;
        public readonly short Right;
        public readonly short Bottom;
        private readonly int _maximum;
    }

    /// <summary><c>INPUT_RECORD</c> with its <c>KEY_EVENT_RECORD</c>; the other kinds are told apart by type only.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 20)]
    public readonly struct InputRecord
    {
        [FieldOffset(0)]
        public readonly ushort Type;

        [FieldOffset(4)]
        public readonly int IsDown;

        [FieldOffset(8)]
        public readonly ushort Repeat;

        [FieldOffset(14)]
        public readonly char Character;
    }
}
