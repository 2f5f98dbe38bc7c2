using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetConsole.Testing.Ptys;

/// <summary>The master side of a pseudo terminal, and a pipe that wakes whoever waits for it.</summary>
internal sealed unsafe class PtyMaster : IDisposable
{
    private readonly Lock _writing = new();
    private readonly Lock _waking = new();
    private int _descriptor;
    private readonly int _wakeReader;
    private int _wakeWriter;

    public PtyMaster(int width, int height)
    {
        _descriptor = Check(LibC.OpenMaster(LibC.ReadWrite | LibC.NoControllingTerminal | LibC.NonBlocking | LibC.CloseOnExec));
        Check(LibC.Grant(_descriptor));
        Check(LibC.Unlock(_descriptor));
        SlavePath = new byte[64];
        fixed (byte* name = SlavePath)
        {
            int error = LibC.SlaveName(_descriptor, name, (nuint)SlavePath.Length);
            if (error != 0)
            {
                throw new Win32Exception(error);
            }
        }

        int* pipe = stackalloc int[2];
        Check(LibC.Pipe(pipe, LibC.NonBlocking | LibC.CloseOnExec));
        (_wakeReader, _wakeWriter) = (pipe[0], pipe[1]);
        Resize(width, height);
    }

    /// <summary>The name of the terminal, zero-terminated.</summary>
    public byte[] SlavePath { get; }

    /// <summary>Tells the kernel the size; it signals SIGWINCH to the foreground group if that is another than before.</summary>
    public void Resize(int width, int height)
    {
        var size = new LibC.WindowSize { Columns = (ushort)width, Rows = (ushort)height };
        Check(LibC.Ioctl(_descriptor, LibC.SetWindowSize, &size));
    }

    /// <summary>The terminal's settings as the kernel holds them, opaque: to be compared, nothing else. On Linux the master speaks for the slave.</summary>
    public byte[] ReadAttributes()
    {
        byte[] attributes = new byte[LibC.OpaqueSize];
        fixed (byte* pointer = attributes)
        {
            Check(LibC.GetTerminalAttributes(_descriptor, pointer));
        }

        return attributes;
    }

    /// <summary>Waits until there is something to read, someone calls <see cref="Wake"/>, or the time is over.</summary>
    /// <param name="read">False: do not wait for bytes, they stay in the kernel.</param>
    /// <param name="milliseconds">-1: no limit.</param>
    /// <returns>True if a read will not wait.</returns>
    public bool Wait(bool read, int milliseconds)
    {
        LibC.PollEntry* entries = stackalloc LibC.PollEntry[2];
        entries[0] = new LibC.PollEntry { Descriptor = _wakeReader, Events = LibC.PollIn };
        entries[1] = new LibC.PollEntry { Descriptor = read ? _descriptor : -1, Events = LibC.PollIn };
        if (LibC.Poll(entries, 2, milliseconds) > 0 && entries[0].Returned != 0)
        {
            byte* drained = stackalloc byte[64];
            _ = LibC.Read(_wakeReader, drained, 64);
        }

        return entries[1].Returned != 0;
    }

    public void Wake()
    {
        lock (_waking)
        {
            if (_wakeWriter >= 0)
            {
                byte one = 1;
                _ = LibC.Write(_wakeWriter, &one, 1);
            }
        }
    }

    /// <summary>Reads what is there. 0 when nothing was after all, -1 when nobody has the terminal open any more (EIO).</summary>
    public int Read(Span<byte> buffer)
    {
        fixed (byte* pointer = buffer)
        {
            nint count = LibC.Read(_descriptor, pointer, (nuint)buffer.Length);
            return count > 0 ? (int)count
                : count < 0 && Marshal.GetLastPInvokeError() is LibC.TryAgain or LibC.Interrupted ? 0
                : -1;
        }
    }

    /// <summary>Types bytes. Waits while the program does not read and the kernel holds no more (about 4 kB).</summary>
    /// <returns>False if it took longer than <paramref name="milliseconds"/>, or the terminal is gone.</returns>
    public bool Write(ReadOnlySpan<byte> bytes, int milliseconds)
    {
        lock (_writing)
        {
            while (!bytes.IsEmpty)
            {
                nint count;
                fixed (byte* pointer = bytes)
                {
                    count = LibC.Write(_descriptor, pointer, (nuint)bytes.Length);
                }

                if (count > 0)
                {
                    bytes = bytes[(int)count..];
                }
                else if (Marshal.GetLastPInvokeError() is not (LibC.TryAgain or LibC.Interrupted))
                {
                    return false;
                }
                else
                {
                    var entry = new LibC.PollEntry { Descriptor = _descriptor, Events = LibC.PollOut };
                    if (LibC.Poll(&entry, 1, milliseconds) == 0)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    /// <summary>Closes the terminal: its programs get SIGHUP and read the end. Nobody may be reading or waiting then; who writes afterwards fails.</summary>
    public void Dispose()
    {
        lock (_writing)
        lock (_waking)
        {
            if (_descriptor >= 0)
            {
                LibC.Close(_descriptor);
                LibC.Close(_wakeReader);
                LibC.Close(_wakeWriter);

                // The numbers may be other files' from now on.
                (_descriptor, _wakeWriter) = (-1, -1);
            }
        }
    }

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());
}
