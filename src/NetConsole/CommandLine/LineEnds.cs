namespace NetConsole.CommandLine;

/// <summary>The words of <c>--eol</c>, and the bytes they stand for.</summary>
internal static class LineEnds
{
    public const string Lf = "lf";
    public const string CrLf = "crlf";
    public const string Cr = "cr";
    public const string None = "none";

    /// <exception cref="ArgumentOutOfRangeException">It is no such word.</exception>
    public static ReadOnlySpan<byte> Bytes(string word) => word switch
    {
        Lf => "\n"u8,
        CrLf => "\r\n"u8,
        Cr => "\r"u8,
        None => [],
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, null),
    };
}
