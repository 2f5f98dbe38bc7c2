using System.Collections.Immutable;

namespace NetConsole.Engine.Rules;

/// <summary>A value that was set, which may be null: told apart from one that was not touched.</summary>
public readonly record struct Setting<T>(T Value);

/// <summary>
/// What is to be different about an <see cref="AnswerSet"/>; what is null stays as it is. What a listener or a connection was set to is kept as
/// one of these too, so that whatever was not set there follows what holds for everything. Immutable.
/// </summary>
public sealed record AnswerChange
{
    public static AnswerChange None { get; } = new();

    public Setting<Template?>? Greet { get; init; }

    public Setting<Template?>? Reply { get; init; }

    public bool? Echo { get; init; }

    public bool? Chat { get; init; }

    public Setting<int?>? CloseAfter { get; init; }

    public Setting<int?>? AnswerRate { get; init; }

    /// <summary>All rules, in place of those there are.</summary>
    public ImmutableArray<NumberedRule>? Rules { get; init; }

    /// <summary>One rule more, after those there are.</summary>
    public AnswerRule? AddRule { get; init; }

    /// <summary>The number of a rule that is to go; refused where there is none.</summary>
    public int? RemoveRule { get; init; }

    /// <summary>The set as it is after the change.</summary>
    public AnswerSet ApplyTo(AnswerSet set)
    {
        AnswerSet changed = set with
        {
            Greet = Greet is { } greet ? greet.Value : set.Greet,
            Reply = Reply is { } reply ? reply.Value : set.Reply,
            Echo = Echo ?? set.Echo,
            Chat = Chat ?? set.Chat,
            CloseAfter = CloseAfter is { } closeAfter ? closeAfter.Value : set.CloseAfter,
            AnswerRate = AnswerRate is { } answerRate ? answerRate.Value : set.AnswerRate,
            Rules = Rules ?? set.Rules,
        };
        changed = AddRule is null ? changed : changed.WithRule(AddRule);
        return RemoveRule is { } number ? changed.WithoutRule(number) : changed;
    }

    /// <summary>This change and then another one as a single change. <paramref name="later"/> neither adds nor removes rules: see <see cref="Resolve"/>.</summary>
    internal AnswerChange Then(AnswerChange later) => new()
    {
        Greet = later.Greet ?? Greet,
        Reply = later.Reply ?? Reply,
        Echo = later.Echo ?? Echo,
        Chat = later.Chat ?? Chat,
        CloseAfter = later.CloseAfter ?? CloseAfter,
        AnswerRate = later.AnswerRate ?? AnswerRate,
        Rules = later.Rules ?? Rules,
    };

    /// <summary>The same with the rules that come of adding and removing, so that it can be applied again and again.</summary>
    internal AnswerChange Resolve(AnswerSet current) => AddRule is null && RemoveRule is null
        ? this
        : this with { Rules = ApplyTo(current).Rules, AddRule = null, RemoveRule = null };
}
