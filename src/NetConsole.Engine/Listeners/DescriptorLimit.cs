using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace NetConsole.Engine.Listeners;

/// <summary>
/// How close this process is to its limit of open files. On Linux .NET opens a pipe to start a thread, and where that fails (EMFILE) the thread pool
/// throws <see cref="OutOfMemoryException"/> and the process ends; so clients must not get the last descriptors.
/// A new descriptor is always the lowest that is free (POSIX.1-2024 §2.6): one near the limit says that all below are taken.
/// </summary>
internal static partial class DescriptorLimit
{
    /// <summary>Left for the runtime's threads, files to send, and connections that the operator opens.</summary>
    private const int Reserved = 16;

    private const int LinuxRLimitNoFile = 7;

    /// <summary>Whether this socket, just opened, got one of the last descriptors. Always false where the system is not known to crash over it.</summary>
    public static bool IsReachedBy(Socket socket) =>
        OperatingSystem.IsLinux()
        && GetLimit(LinuxRLimitNoFile, out Limit limit) == 0
        && (ulong)socket.SafeHandle.DangerousGetHandle() + Reserved >= limit.Current;

    /// <summary>Whether another client can be taken.</summary>
    public static bool HasRoom()
    {
        try
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            return !IsReachedBy(probe);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Maximum;
    }
}
