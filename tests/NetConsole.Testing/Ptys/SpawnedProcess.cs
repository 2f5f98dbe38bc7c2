using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetConsole.Testing.Ptys;

/// <summary>
/// A child that leads a session of its own whose controlling terminal is the pseudo terminal. Started with <c>posix_spawn</c>: a process with a runtime in it cannot fork.
/// </summary>
internal sealed unsafe class SpawnedProcess
{
    private const int ByProcessId = 1;
    private const int WaitForExit = 4;
    private const int LeaveWaitable = 0x01000000;

    private readonly Lock _gate = new();
    private bool _reaped;

    private SpawnedProcess(int id)
    {
        Id = id;
        Exited = Task.Factory.StartNew(Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public int Id { get; }

    public Task<ExitStatus> Exited { get; }

    /// <param name="slavePath">The terminal's name, zero-terminated.</param>
    /// <param name="options">What to start.</param>
    public static SpawnedProcess Start(byte[] slavePath, PtyOptions options)
    {
        using var arguments = new StringVector([options.FileName, .. options.Arguments]);
        using var environment = new StringVector(options.EnvironmentBlock());
        byte* actions = stackalloc byte[LibC.OpaqueSize];
        byte* attributes = stackalloc byte[LibC.OpaqueSize];
        byte* signals = stackalloc byte[LibC.OpaqueSize];
        Check(LibC.InitializeActions(actions), "posix_spawn_file_actions_init");
        Check(LibC.InitializeAttributes(attributes), "posix_spawnattr_init");
        try
        {
            // Signals that the test runner ignores must not be ignored in the child. The first terminal that a session's leader opens becomes its controlling terminal (tty_ioctl(4)); glibc and musl call setsid before the file actions.
            const short flags = LibC.SpawnNewSession | LibC.SpawnSetSignalDefaults | LibC.SpawnSetSignalMask;
            Check(LibC.SetSpawnFlags(attributes, flags), "posix_spawnattr_setflags");
            LibC.FillSignalSet(signals);
            Check(LibC.SetSpawnSignalDefaults(attributes, signals), "posix_spawnattr_setsigdefault");
            LibC.EmptySignalSet(signals);
            Check(LibC.SetSpawnSignalMask(attributes, signals), "posix_spawnattr_setsigmask");
            fixed (byte* path = slavePath)
            {
                Check(LibC.AddOpen(actions, 0, path, LibC.ReadWrite, 0), "posix_spawn_file_actions_addopen");
            }

            Check(LibC.AddDuplicate(actions, 0, 1), "posix_spawn_file_actions_adddup2");
            Check(LibC.AddDuplicate(actions, 0, 2), "posix_spawn_file_actions_adddup2");
            if (options.WorkingDirectory is { } directory)
            {
                Check(LibC.AddChangeDirectory(actions, directory), "posix_spawn_file_actions_addchdir_np");
            }

            int id;
            Check(LibC.Spawn(&id, options.FileName, actions, attributes, arguments.Pointers, environment.Pointers), $"starting {options.FileName}");
            return new SpawnedProcess(id);
        }
        finally
        {
            LibC.DestroyActions(actions);
            LibC.DestroyAttributes(attributes);
        }
    }

    /// <summary>Sends a signal to the process, or with <paramref name="group"/> to its process group. Does nothing once it has ended: its number may be another's by then.</summary>
    public void Send(Signal signal, bool group = false)
    {
        lock (_gate)
        {
            if (!_reaped)
            {
                LibC.Kill(group ? -Id : Id, (int)signal);
            }
        }
    }

    private ExitStatus Wait()
    {
        byte* information = stackalloc byte[LibC.OpaqueSize];
        while (LibC.WaitId(ByProcessId, Id, information, WaitForExit | LeaveWaitable) < 0)
        {
            if (Marshal.GetLastPInvokeError() != LibC.Interrupted)
            {
                throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
        }

        lock (_gate)
        {
            int status;
            _reaped = LibC.WaitPid(Id, &status, 0) == Id;
            return _reaped ? ExitStatus.FromWait(status) : throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    private static void Check(int error, string what)
    {
        if (error != 0)
        {
            throw new Win32Exception(error, $"{what}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    /// <summary>Strings as <c>char *[]</c>.</summary>
    private sealed class StringVector : IDisposable
    {
        private readonly nint[] _strings;
        private readonly GCHandle _handle;

        public StringVector(IEnumerable<string> strings)
        {
            _strings = [.. strings.Select(Marshal.StringToCoTaskMemUTF8), 0];
            _handle = GCHandle.Alloc(_strings, GCHandleType.Pinned);
        }

        public byte** Pointers => (byte**)_handle.AddrOfPinnedObject();

        public void Dispose()
        {
            _handle.Free();
            Array.ForEach(_strings, Marshal.FreeCoTaskMem);
        }
    }
}
