using System.Runtime.InteropServices;

namespace NetConsole.Testing.Ptys;

/// <summary>The calls of libc that a pseudo terminal takes. Linux, glibc or musl.</summary>
internal static unsafe partial class LibC
{
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const int Interrupted = 4;
    public const int TryAgain = 11;

    public const short PollIn = 0x1;
    public const short PollOut = 0x4;

    public const short SpawnSetSignalDefaults = 0x4;
    public const short SpawnSetSignalMask = 0x8;
    public const short SpawnNewSession = 0x80;

    public const nuint SetWindowSize = 0x5414;
    public const nuint GetWindowSize = 0x5413;

    // Larger than any libc's sigset_t, posix_spawnattr_t and posix_spawn_file_actions_t (128, 336 and 80 bytes with glibc), struct termios and siginfo_t.
    public const int OpaqueSize = 1024;

    private const string Name = "libc";

    [LibraryImport(Name, EntryPoint = "posix_openpt", SetLastError = true)]
    public static partial int OpenMaster(int flags);

    [LibraryImport(Name, EntryPoint = "grantpt", SetLastError = true)]
    public static partial int Grant(int master);

    [LibraryImport(Name, EntryPoint = "unlockpt", SetLastError = true)]
    public static partial int Unlock(int master);

    [LibraryImport(Name, EntryPoint = "ptsname_r")]
    public static partial int SlaveName(int master, byte* name, nuint length);

    [LibraryImport(Name, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(int descriptor, nuint request, WindowSize* size);

    [LibraryImport(Name, EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetTerminalAttributes(int descriptor, byte* attributes);

    [LibraryImport(Name, EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* descriptors, int flags);

    [LibraryImport(Name, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport(Name, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, byte* buffer, nuint length);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, byte* buffer, nuint length);

    [LibraryImport(Name, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Name, EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport(Name, EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitId(int idType, int id, byte* information, int options);

    [LibraryImport(Name, EntryPoint = "waitpid", SetLastError = true)]
    public static partial int WaitPid(int process, int* status, int options);

    [LibraryImport(Name, EntryPoint = "sigemptyset")]
    public static partial void EmptySignalSet(byte* set);

    [LibraryImport(Name, EntryPoint = "sigfillset")]
    public static partial void FillSignalSet(byte* set);

    [LibraryImport(Name, EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(int* process, string file, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitializeActions(byte* actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial void DestroyActions(byte* actions);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addopen")]
    public static partial int AddOpen(byte* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(byte* actions, int descriptor, int target);

    [LibraryImport(Name, EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddChangeDirectory(byte* actions, string path);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_init")]
    public static partial int InitializeAttributes(byte* attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_destroy")]
    public static partial void DestroyAttributes(byte* attributes);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetSpawnFlags(byte* attributes, short flags);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetSpawnSignalMask(byte* attributes, byte* set);

    [LibraryImport(Name, EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetSpawnSignalDefaults(byte* attributes, byte* set);

    [StructLayout(LayoutKind.Sequential)]
    public struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
