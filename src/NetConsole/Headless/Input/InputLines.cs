namespace NetConsole.Headless.Input;

/// <summary>A line of our input, or a piece of one.</summary>
/// <param name="Text">Without its end.</param>
/// <param name="End">LF, CR LF, or nothing for a last line without an end and for the first pieces of a very long one.</param>
internal readonly record struct InputLine(ReadOnlyMemory<byte> Text, ReadOnlyMemory<byte> End);

/// <summary>
/// Splits our input into lines. A line that is longer than a piece may be is given out in pieces, so that input without line ends takes no more memory than one.
/// </summary>
/// <param name="pieceBytes">How long a line, or a piece of one, may be.</param>
internal sealed class InputLines(int pieceBytes)
{
    private readonly List<InputLine> _lines = [];
    private ReadOnlyMemory<byte> _begun;

    /// <summary>Takes what was read.</summary>
    /// <param name="chunk">Bytes that nobody changes any more; the lines point into them.</param>
    /// <returns>The lines that end in it. Valid until the next call.</returns>
    public IReadOnlyList<InputLine> Accept(ReadOnlyMemory<byte> chunk)
    {
        _lines.Clear();
        int scanned = _begun.Length;
        ReadOnlyMemory<byte> rest = _begun.IsEmpty ? chunk : Join(_begun, chunk);
        for (int feed; (feed = rest.Span[scanned..].IndexOf((byte)'\n')) >= 0; scanned = 0)
        {
            int length = scanned + feed + 1;
            int end = length > 1 && rest.Span[length - 2] == '\r' ? 2 : 1;
            AddPieces(rest[..(length - end)], rest[(length - end)..length]);
            rest = rest[length..];
        }

        // The last byte stays: if it is a CR, its LF may follow.
        while (rest.Length > pieceBytes)
        {
            _lines.Add(new InputLine(rest[..pieceBytes], default));
            rest = rest[pieceBytes..];
        }

        _begun = rest;
        return _lines;
    }

    /// <summary>Our input has ended: a last line without an end, or nothing.</summary>
    public IReadOnlyList<InputLine> Finish()
    {
        _lines.Clear();
        if (!_begun.IsEmpty)
        {
            _lines.Add(new InputLine(_begun, default));
            _begun = default;
        }

        return _lines;
    }

    private void AddPieces(ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> end)
    {
        while (text.Length > pieceBytes)
        {
            _lines.Add(new InputLine(text[..pieceBytes], default));
            text = text[pieceBytes..];
        }

        _lines.Add(new InputLine(text, end));
    }

    private static byte[] Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        byte[] both = GC.AllocateUninitializedArray<byte>(first.Length + second.Length);
        first.CopyTo(both);
        second.CopyTo(both.AsMemory(first.Length));
        return both;
    }
}
