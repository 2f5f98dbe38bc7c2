using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetConsole.Engine.Listeners;

/// <summary>Which file stands at a path: two paths, or two looks at one path, show the same file when these are equal.</summary>
/// <param name="Device">Its file system.</param>
/// <param name="Inode">Its number there; it may be given to another file once nobody has this one open.</param>
/// <param name="IsSocket">Whether it is a socket's.</param>
internal readonly partial record struct FileIdentity(ulong Device, ulong Inode, bool IsSocket)
{
    /// <summary>statx(2), linux/fcntl.h and linux/stat.h. Unlike struct stat its layout is the same on every processor.</summary>
    private const int AtFdCwd = -100, AtSymlinkNoFollow = 0x100;

    private const uint StatxType = 0x1, StatxInode = 0x100;

    private const int StatxBytes = 256, ModeOffset = 28, InodeOffset = 32, DeviceMajorOffset = 136, DeviceMinorOffset = 140;

    private const int TypeMask = 0xF000, SocketType = 0xC000;

    /// <summary>The file itself, not where it points; null where there is none, or where the system does not say.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> found = stackalloc byte[StatxBytes];
        try
        {
            if (Statx(AtFdCwd, path, AtSymlinkNoFollow, StatxType | StatxInode, ref MemoryMarshal.GetReference(found)) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than 2018.
            return null;
        }

        ulong major = BinaryPrimitives.ReadUInt32LittleEndian(found[DeviceMajorOffset..]);
        ulong minor = BinaryPrimitives.ReadUInt32LittleEndian(found[DeviceMinorOffset..]);
        bool isSocket = (BinaryPrimitives.ReadUInt16LittleEndian(found[ModeOffset..]) & TypeMask) == SocketType;
        return new FileIdentity((major << 32) | minor, BinaryPrimitives.ReadUInt64LittleEndian(found[InodeOffset..]), isSocket);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, ref byte found);
}
