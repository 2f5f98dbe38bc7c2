using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Drafts;

/// <summary>One message of what is typed: a line of it.</summary>
internal abstract record DraftMessage
{
    private DraftMessage()
    {
    }

    /// <summary>A message's text, which gets a line end or a frame.</summary>
    internal sealed record Text(ReadOnlyMemory<byte> Bytes) : DraftMessage;

    /// <summary>The same as a template: what it gives is known when it is sent.</summary>
    internal sealed record Expanded(Template Template) : DraftMessage;

    /// <summary>Bytes that go out as they are.</summary>
    internal sealed record Exact(ReadOnlyMemory<byte> Bytes) : DraftMessage;

    /// <summary>The same as a template.</summary>
    internal sealed record ExactExpanded(Template Template) : DraftMessage;
}
