using System.Buffers;
using NetConsole.Hosting;

namespace NetConsole.Headless;

/// <summary>Writes bytes somewhere and blocks until they are there.</summary>
/// <returns>Why they could not be written, or null.</returns>
internal delegate StreamFault? WriteBytes(ReadOnlySpan<byte> bytes);

/// <summary>
/// Collects what is written and hands it on in large pieces: one write for all that was waiting. What is large by itself goes straight through, without a copy.
/// After a fault everything is swallowed. One thread.
/// </summary>
internal sealed class OutputBuffer(WriteBytes write) : IBufferWriter<byte>
{
    /// <summary>With this much it is time to write.</summary>
    private const int FlushBytes = 64 * 1024;

    /// <summary>From here on a copy costs more than a write of its own.</summary>
    private const int LargeBytes = 8 * 1024;

    private readonly ArrayBufferWriter<byte> _pending = new(FlushBytes);

    /// <summary>Why nothing can be written any more, or null.</summary>
    public StreamFault? Fault { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LargeBytes)
        {
            _pending.Write(bytes);
            return;
        }

        Flush();
        Fault ??= write(bytes);
    }

    public void Advance(int count) => _pending.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _pending.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _pending.GetSpan(sizeHint);

    /// <summary>Writes if there is enough for it to be worth while.</summary>
    public void FlushIfLarge()
    {
        if (_pending.WrittenCount >= FlushBytes)
        {
            Flush();
        }
    }

    public void Flush()
    {
        if (_pending.WrittenCount > 0)
        {
            Fault ??= write(_pending.WrittenSpan);
            _pending.ResetWrittenCount();
        }
    }
}
