using NetConsole.Engine.Answering;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine;

/// <content>What can be set while the engine runs.</content>
public sealed partial class SocketEngine
{
    private void SetAnswers(EngineCommand.SetAnswers order)
    {
        if (WhyNotSet(order.Scope) is { } why)
        {
            Refuse("set", why);
            return;
        }

        AnswerSet before = _parts.Conversations.SettingsOf(order.Scope).Answers;
        if (order.Change.RemoveRule is { } number && !before.Rules.Any(rule => rule.Number == number))
        {
            Refuse("rule", $"there is no rule {number}", @"\rules lists them");
            return;
        }

        ConversationSettings now = _parts.Conversations.Change(order.Scope, order.Change, framing: null);
        _parts.Bus.Publish(new EngineEvent.AnswersChanged(order.Scope, now.Answers));
    }

    private void SetFraming(EngineCommand.SetFraming order)
    {
        if (WhyNotSet(order.Scope) is { } why)
        {
            Refuse("framing", why);
            return;
        }

        ConversationSettings now = _parts.Conversations.Change(order.Scope, AnswerChange.None, order.Framing);
        _parts.Bus.Publish(new EngineEvent.FramingChanged(order.Scope, now.Framing));
    }

    /// <summary>A listener that has stopped still has connections; a connection that has ended has nothing.</summary>
    private string? WhyNotSet(SettingScope scope)
    {
        lock (_gate)
        {
            return scope switch
            {
                { Connection: { } id } when _connections.ContainsKey(id.Value) || _attempts.ContainsKey(id.Value) => null,
                { Connection: { } id } => WhyNotThere(id),
                { Listener: { Value: var value } id } when value < 1 || value > _lastListener => $"there is no listener {id}",
                _ => null,
            };
        }
    }

    private string WhyNotThere(ConnectionId id) =>
        id.Value >= 1 && id.Value <= _lastConnection ? $"{id} is closed" : $"there is no connection {id}";
}
