namespace NetConsole.CommandLine;

/// <summary>The words of <c>--eol</c>, and the bytes they stand for.</summary>
internal static class LineEnds
{
    public const string Lf = "lf";
    public const string CrLf = "crlf";
    public const string Cr = "cr";
    public const string None = "none";

    private static readonly byte[] s_lf = [(byte)'\n'];
    private static readonly byte[] s_crLf = [(byte)'\r', (byte)'\n'];
    private static readonly byte[] s_cr = [(byte)'\r'];

    /// <exception cref="ArgumentOutOfRangeException">It is no such word.</exception>
    public static ReadOnlyMemory<byte> Bytes(string word) => word switch
    {
        Lf => s_lf,
        CrLf => s_crLf,
        Cr => s_cr,
        None => default,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, null),
    };
}
