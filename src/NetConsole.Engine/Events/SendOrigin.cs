namespace NetConsole.Engine.Events;

/// <summary>Who ordered what was sent.</summary>
public enum SendOrigin
{
    /// <summary>A person, or standard input.</summary>
    Operator,

    /// <summary>A greeting, a reply or a rule.</summary>
    Rule,

    /// <summary>What a peer said, sent back to it.</summary>
    Echo,

    /// <summary>What another connection said.</summary>
    Chat,
}
