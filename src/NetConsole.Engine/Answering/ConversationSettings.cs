using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Answering;

/// <summary>What holds for a connection now.</summary>
internal sealed record ConversationSettings(AnswerSet Answers, FramingSpec Framing);

/// <summary>What a listener or a connection was set to for itself.</summary>
internal sealed record SettingOverrides(AnswerChange Answers, FramingSpec? Framing)
{
    public static SettingOverrides None { get; } = new(AnswerChange.None, null);

    public ConversationSettings ApplyTo(ConversationSettings settings) => new(Answers.ApplyTo(settings.Answers), Framing ?? settings.Framing);

    /// <param name="change">Neither adds nor removes rules.</param>
    /// <param name="framing">Null to leave it.</param>
    public SettingOverrides With(AnswerChange change, FramingSpec? framing) => new(Answers.Then(change), framing ?? Framing);
}
