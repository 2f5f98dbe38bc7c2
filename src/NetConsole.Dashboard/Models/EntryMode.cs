namespace NetConsole.Dashboard.Models;

/// <summary>How what is typed is read.</summary>
internal enum EntryMode
{
    /// <summary>Exactly as it stands.</summary>
    Text,

    /// <summary>As a template: <c>\x02{time}\x03</c>.</summary>
    Escapes,

    /// <summary>As pairs of hex digits. What they stand for goes out without a line end or a frame.</summary>
    Hex,
}
