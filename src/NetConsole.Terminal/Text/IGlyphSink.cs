namespace NetConsole.Terminal.Text;

/// <summary>Takes what the sanitiser lets pass, in order. Implemented by structs, so that the calls cost nothing.</summary>
internal interface IGlyphSink
{
    /// <summary>True once something did not fit any more: the sanitiser stops.</summary>
    bool IsFull { get; }

    /// <summary>Takes a printable ASCII character, of the text or of an escape.</summary>
    void Add(char ascii, bool isEscape);

    /// <summary>Takes a safe cluster.</summary>
    void Add(ReadOnlySpan<char> cluster);
}
