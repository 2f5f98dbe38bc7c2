using System.Collections.Immutable;

namespace NetConsole.Engine.Rules;

/// <summary>A rule with its place in the order of rules.</summary>
/// <param name="Number">From 1; it stays when an earlier rule is removed.</param>
/// <param name="Rule">What it answers, and with what.</param>
public sealed record NumberedRule(int Number, AnswerRule Rule)
{
    /// <summary>As transcripts and records name it: <c>rule 2</c>.</summary>
    public string Name => $"rule {Number}";
}

/// <summary>What the engine answers by itself. Immutable; the default answers nothing.</summary>
public sealed record AnswerSet
{
    /// <summary>The name of the greeting among the rules of <see cref="Events.EngineEvent.MessagesSent"/>.</summary>
    public const string GreetName = "greet";

    /// <summary>The name of <see cref="Reply"/> there.</summary>
    public const string ReplyName = "reply";

    public static AnswerSet None { get; } = new();

    /// <summary>Sent to each new connection; on UDP at a new address's first datagram. Null for nothing.</summary>
    public Template? Greet { get; init; }

    /// <summary>Answers each message that no rule answers. Null for nothing.</summary>
    public Template? Reply { get; init; }

    /// <summary>In the order in which they are tried: the first that matches answers.</summary>
    public ImmutableArray<NumberedRule> Rules { get; init; } = [];

    /// <summary>Sends each message back, with its frame or line end, besides what rules answer.</summary>
    public bool Echo { get; init; }

    /// <summary>Passes each message on to every other connection that chats, with <c>&lt;#3> </c> before it, besides what rules answer.</summary>
    public bool Chat { get; init; }

    /// <summary>Closes a connection once it has sent so many messages, 1 or more, and has been answered. Null for never.</summary>
    public int? CloseAfter { get; init; }

    /// <summary>
    /// How many answers a second go to one datagram address, 1 or more; null for no limit. Default 1,000. It keeps two programs that answer each other's
    /// answers from filling the network. Streams have no limit: TCP paces them.
    /// </summary>
    public int? AnswerRate { get; init; } = 1000;

    /// <summary>True when no message is ever answered.</summary>
    internal bool IsSilent => Reply is null && Rules.IsEmpty && !Echo && !Chat && CloseAfter is null;

    /// <summary>True when all that happens to a message is that it is sent back.</summary>
    internal bool OnlyEchoes => Echo && Reply is null && Rules.IsEmpty && !Chat && CloseAfter is null;

    /// <summary>The same with one rule more, the last to be tried.</summary>
    public AnswerSet WithRule(AnswerRule rule) =>
        this with { Rules = Rules.Add(new NumberedRule(Rules.IsEmpty ? 1 : Rules[^1].Number + 1, rule)) };

    /// <summary>The same without the rule of this number, if there is one.</summary>
    public AnswerSet WithoutRule(int number) => this with { Rules = Rules.RemoveAll(rule => rule.Number == number) };
}
