using System.Diagnostics;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Updates;

/// <summary>Answers to questions. Only y and Enter say yes; whatever could be hit by accident leaves the question open.</summary>
internal static class QuestionUpdates
{
    public static Step Answer(DashboardModel model, Question question, KeyStroke stroke)
    {
        if (stroke == KeyStroke.Of('y') || stroke == KeyStroke.Of('Y'))
        {
            return Yes(model with { Question = null }, question);
        }

        if (stroke == KeyStroke.Of('n') || stroke == KeyStroke.Of('N') || stroke == KeyStroke.Of(Key.Escape) || stroke == KeyStroke.Of('c', KeyModifiers.Control))
        {
            return model with { Question = null };
        }

        return stroke switch
        {
            { Key: Key.Character, Character.Value: 'z', Modifiers: KeyModifiers.Control } => ((Step)model).Then(new Effect.Suspend()),
            { Key: Key.Character, Character.Value: 'l', Modifiers: KeyModifiers.Control } => ((Step)model).Then(new Effect.Redraw()),
            _ => model with { Notice = Notice.Error("y or n?") },
        };
    }

    private static Step Yes(DashboardModel model, Question question) => question switch
    {
        Question.SendToAll => Sending.SendToAll(model),
        Question.Confirm(_, var command) => ((Step)model).Then(command),
        Question.Overwrite(_, var path) => ((Step)model).Then(new Effect.SaveTranscript(path, Replaces: true)),
        Question.SendLines(_, var lines) => Sending.SendLines(model with { Input = LineEditing.Cleared(model.Input) }, lines),
        _ => throw new UnreachableException(question.GetType().Name),
    };
}
