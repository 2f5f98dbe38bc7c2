namespace NetConsole.Dashboard.Models;

/// <summary>How the bytes of a message are shown.</summary>
internal enum MessageView
{
    /// <summary>As text, on one line.</summary>
    Text,

    /// <summary>As a hex dump with the printable characters beside it; the bytes on the wire, line end or frame included.</summary>
    Hex,

    /// <summary>The text, and beside it the bytes.</summary>
    Both,
}
