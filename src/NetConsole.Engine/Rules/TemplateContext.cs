namespace NetConsole.Engine.Rules;

/// <summary>What a template's fields stand for this time. Lives on the stack of whoever expands it; what is not set is empty or 0.</summary>
public readonly ref struct TemplateContext
{
    /// <summary>The message that is answered, as it came over the wire, line end or frame included: <c>{hex} {length}</c>.</summary>
    public ReadOnlySpan<byte> Message { get; init; }

    /// <summary>Its text, without line end or frame: <c>{text}</c>.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <summary>Its number on its connection, from 1: <c>{n}</c>.</summary>
    public long Number { get; init; }

    /// <summary>Who is at the other end, as it is shown: <c>{peer}</c>.</summary>
    public string? Peer { get; init; }

    /// <summary>Now: <c>{time} {unixtime}</c>.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The number of answers in this run: <c>{counter}</c>.</summary>
    public long Counter { get; init; }

    /// <summary>What the rule's expression found: <c>$1 ${name}</c>.</summary>
    internal RuleMatch? Match { get; init; }

    /// <summary>Where random numbers come from; null for the system's.</summary>
    public Random? Random { get; init; }

    /// <summary>What <c>{uuid}</c> is; null for a new one each time.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>This machine's own address, asked only when <c>{lan}</c> is used; null for the system's answer.</summary>
    public Func<string>? Lan { get; init; }
}
