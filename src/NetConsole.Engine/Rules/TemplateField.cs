namespace NetConsole.Engine.Rules;

/// <summary>The fields of a template that have nothing behind their name.</summary>
internal enum TemplateField
{
    /// <summary>The message's text.</summary>
    Text,

    /// <summary>The message's bytes on the wire in hex, lower case without blanks.</summary>
    Hex,

    /// <summary>How many bytes the message had on the wire.</summary>
    Length,

    /// <summary>The message's number on its connection.</summary>
    N,

    /// <summary>Who is at the other end.</summary>
    Peer,

    /// <summary>Now, UTC with microseconds (RFC 3339 §5.6), as in records.</summary>
    Time,

    /// <summary>Now, in whole seconds since 1970.</summary>
    UnixTime,

    /// <summary>This machine's own address.</summary>
    Lan,

    /// <summary>The number of answers in this run.</summary>
    Counter,

    /// <summary>A random UUID (RFC 9562 §5.4).</summary>
    Uuid,
}
