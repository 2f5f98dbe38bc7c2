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
            return No(model with { Question = null }, question);
        }

        return stroke switch
        {
            { Key: Key.Character, Character.Value: 'z', Modifiers: KeyModifiers.Control } => ((Step)model).Then(new Effect.Suspend()),
            { Key: Key.Character, Character.Value: 'l', Modifiers: KeyModifiers.Control } => ((Step)model).Then(new Effect.Redraw()),
            _ => model with { Notice = Notice.Error("y or n?") },
        };
    }

    /// <summary>No: nothing is done, and nothing that was typed or pasted is lost.</summary>
    public static DashboardModel No(DashboardModel model, Question question) => question is Question.SendPasted(_, var pasted, _)
        ? model with { Input = LineEditing.Insert(model.Input, PasteUpdates.Lines(pasted)) }
        : model;

    private static Step Yes(DashboardModel model, Question question) => question switch
    {
        Question.SendToAll(_, var asked) => Sending.SendToAll(model, asked),
        Question.Confirm(_, var commands) => commands.Aggregate((Step)model, (step, command) => step.Then(command)),
        Question.Overwrite(_, var replacing) => ((Step)model).Then(replacing),
        Question.SendPasted(_, var pasted, var asked) => Sending.SendPasted(model with { Input = LineEditing.Insert(model.Input, PasteUpdates.Lines(pasted)) }, asked),
        _ => throw new UnreachableException(question.GetType().Name),
    };
}
