namespace NetConsole.Engine.Framing;

/// <summary>The bytes before and after a message that stands in a frame.</summary>
/// <param name="Start">What each frame begins with.</param>
/// <param name="End">What each frame ends with, 1 byte or more.</param>
internal sealed record Envelope(byte Start, ReadOnlyMemory<byte> End)
{
    /// <summary>STX and ETX (ECMA-6).</summary>
    public static Envelope StxEtx { get; } = new(0x02, new byte[] { 0x03 });

    /// <summary>VT, and FS CR: HL7's Minimal Lower Layer Protocol, release 1.</summary>
    public static Envelope Mllp { get; } = new(0x0B, new byte[] { 0x1C, 0x0D });
}
