namespace NetConsole.Engine.Framing;

/// <summary>How chunks become messages.</summary>
public enum FramingKind
{
    /// <summary>Split at line ends (LF or CRLF); what is left is a message once the peer has paused or closed.</summary>
    Auto,

    /// <summary>Each chunk is a message.</summary>
    Raw,
}
