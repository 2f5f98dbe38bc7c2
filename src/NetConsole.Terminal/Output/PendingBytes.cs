using System.Buffers;
using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Output;

/// <summary>How far a write got.</summary>
internal enum WriteProgress
{
    /// <summary>Everything was taken.</summary>
    Done,

    /// <summary>The terminal is full; the rest waits.</summary>
    Full,

    /// <summary>The terminal is gone.</summary>
    Gone,
}

/// <summary>Bytes on their way to the terminal: appended whole, taken by it piece by piece. One thread at a time, except <see cref="Drop"/>.</summary>
internal sealed class PendingBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);
    private int _taken;
    private volatile bool _isDropped;

    /// <summary>Where the next bytes are appended.</summary>
    public IBufferWriter<byte> Writer => _bytes;

    public bool IsEmpty => _taken == _bytes.WrittenCount;

    /// <summary>True when the terminal holds a part of them: it may be in the middle of a sequence.</summary>
    public bool IsPartial => _taken > 0 && !IsEmpty;

    /// <summary>True when the terminal has seen nothing of them.</summary>
    public bool IsUntouched => _taken == 0 && !IsEmpty;

    /// <summary>Has whoever is writing stop after the piece that is on its way. Any thread.</summary>
    public void Drop() => _isDropped = true;

    public void Clear()
    {
        _isDropped = false;
        _bytes.ResetWrittenCount();
        _taken = 0;
    }

    public WriteProgress WriteTo(IOutputDevice device)
    {
        while (!IsEmpty && !_isDropped)
        {
            int count = device.Write(_bytes.WrittenSpan[_taken..]);
            if (count <= 0)
            {
                return count == 0 ? WriteProgress.Full : WriteProgress.Gone;
            }

            _taken += count;
        }

        Clear();
        return WriteProgress.Done;
    }
}
