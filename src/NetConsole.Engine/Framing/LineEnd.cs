namespace NetConsole.Engine.Framing;

/// <summary>The end of a line on the wire: LF, or CR and LF.</summary>
internal static class LineEnd
{
    private const byte Lf = (byte)'\n';

    private const byte Cr = (byte)'\r';

    /// <summary>What every line ends with.</summary>
    public static ReadOnlyMemory<byte> LfBytes { get; } = new byte[] { Lf };

    /// <summary>How many of the last bytes are a line end: 0, 1 for LF, 2 for CR LF. A lone CR is none. Also what a datagram's text leaves out.</summary>
    public static int LengthAtEndOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [.., Cr, Lf] => 2,
        [.., Lf] => 1,
        _ => 0,
    };
}
