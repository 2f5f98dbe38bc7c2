using System.Buffers;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Answering;

/// <content>What becomes of one message: a rule or the reply, its echo, what others hear of it, and the close after the last.</content>
internal sealed partial class Responder
{
    /// <summary>Streams have frames; a datagram is a message as it is.</summary>
    private FramingSpec Framing => IsDatagram ? FramingSpec.Raw : Settings.Framing;

    private async ValueTask AnswerAllAsync(Payload payload)
    {
        if (Settings.Answers.OnlyEchoes && !IsDatagram && SendBackTogether(payload) is { } together)
        {
            await conversation.RoomForAnswersAsync();
            Offer(together);
            return;
        }

        for (int i = 0; i < payload.Messages.Length && !_isStopped; i++)
        {
            await conversation.RoomForAnswersAsync();
            await AnswerAsync(payload, i);
        }
    }

    private async ValueTask AnswerAsync(Payload payload, int index)
    {
        AnswerSet answers = Settings.Answers;
        MessageSpan message = payload.Messages[index];
        long number = payload.FirstNumber + index;
        if (!await HasRuleAnsweredAsync(answers, payload, message, number) && answers.Reply is { } reply)
        {
            Say(reply, AnswerSet.ReplyName, Context(payload, message, number, match: null));
        }

        if (answers.Echo)
        {
            Offer(SendBack(payload, message));
        }

        if (answers.Chat)
        {
            PassOn(payload, message);
        }

        if (answers.CloseAfter <= number)
        {
            Stop();
            conversation.Close();
        }
    }

    /// <summary>Tries the rules in order; those that may be slow on their own thread, while this connection waits.</summary>
    private async ValueTask<bool> HasRuleAnsweredAsync(AnswerSet answers, Payload payload, MessageSpan message, long number)
    {
        foreach (NumberedRule numbered in answers.Rules)
        {
            Trial trial = numbered.Rule.MayBeSlow
                ? await TryElsewhereAsync(numbered.Rule, payload, message)
                : TryHere(numbered.Rule, payload, message);
            if (trial.Outcome is RuleOutcome.Match)
            {
                Say(numbered.Rule.Answer, numbered.Name, Context(payload, message, number, trial.Match));
                return true;
            }

            if (trial.Outcome is RuleOutcome.TimedOut)
            {
                parts.Bus.Publish(new EngineEvent.RuleTimedOut(Id, numbered.Name, AnswerRule.TimeLimit));
            }
        }

        return false;
    }

    private static Trial TryHere(AnswerRule rule, Payload payload, MessageSpan message) =>
        new(rule.Try(payload.TextOf(message), out RuleMatch? match), match);

    private async ValueTask<Trial> TryElsewhereAsync(AnswerRule rule, Payload payload, MessageSpan message)
    {
        Trial trial = await parts.Matcher.TryAsync(rule, payload, message, _tookTooLong, () => !_isStopped);
        _tookTooLong |= trial.Outcome is RuleOutcome.TimedOut;
        return trial;
    }

    private static TemplateContext Context(Payload payload, MessageSpan message, long number, RuleMatch? match) => new()
    {
        Message = payload.Bytes.Span.Slice(message.Start, message.Length),
        Text = payload.TextOf(message),
        Number = number,
        Match = match,
    };

    private void Say(Template template, string rule, in TemplateContext context)
    {
        var text = new ArrayBufferWriter<byte>();
        TemplateContext complete = context with
        {
            Peer = peer.HostAndPort,
            Time = parts.Time.GetUtcNow(),
            Counter = parts.Conversations.CountAnswer(),
        };
        template.Expand(complete, text);
        Offer(OutgoingMessage.Of(Framing, text.WrittenSpan, [], SendOrigin.Rule, rule, out NetworkFault? misfit), rule, misfit);
    }

    private void PassOn(Payload payload, MessageSpan message)
    {
        // What stands before a text is the head of a frame; then what stands after it is no line end.
        bool isFramed = Framing.FramesWhatIsSent;
        ReadOnlySpan<byte> bytes = payload.Bytes.Span.Slice(message.Start, message.Length);
        int textStart = message.TextStart - message.Start;
        ReadOnlySpan<byte> end = isFramed ? default : bytes[(textStart + message.TextLength)..];
        var chat = new Chat(Id, bytes.Slice(textStart, message.TextLength), end);
        foreach (Responder other in parts.Conversations.Present())
        {
            if (other != this && other.Settings.Answers.Chat)
            {
                other.Offer(chat.For(other.Framing, out NetworkFault? misfit), "chat", misfit);
            }
        }
    }

    /// <summary>All messages of a read as one item, on the memory they came in; null where something lies between them.</summary>
    private static SendItem.Message? SendBackTogether(Payload payload)
    {
        ReadOnlySpan<MessageSpan> messages = payload.Messages;
        int end = 0;
        foreach (MessageSpan message in messages)
        {
            if (message.Start != end)
            {
                return null;
            }

            end += message.Length;
        }

        payload.Retain();
        return new SendItem.Message(payload.Bytes[..end], SendOrigin.Echo) { Spans = payload.MessageList, Source = payload };
    }

    private static SendItem.Message SendBack(Payload payload, MessageSpan message)
    {
        payload.Retain();
        return new SendItem.Message(payload.Bytes.Slice(message.Start, message.Length), SendOrigin.Echo)
        {
            Spans = new[] { message with { Start = 0, TextStart = message.TextStart - message.Start } },
            Source = payload,
        };
    }

    private void Offer(SendItem.Message? message, string rule, NetworkFault? misfit)
    {
        if (message is not null)
        {
            Offer(message);
        }
        else
        {
            parts.Bus.Publish(new EngineEvent.AnswerFailed(Id, rule, misfit!));
        }
    }

    private void Offer(SendItem.Message message)
    {
        if (_isStopped || !IsAllowed() || conversation.Enqueue(message) is Admission.Full or Admission.Ended)
        {
            message.LetGo();
        }
    }

    private bool IsAllowed()
    {
        if (!IsDatagram)
        {
            return true;
        }

        int? limit = Settings.Answers.AnswerRate;
        bool isAllowed;
        bool isFirstHeld;
        lock (_gate)
        {
            isAllowed = _rate.Admits(limit, parts.Time, out isFirstHeld);
        }

        if (isFirstHeld)
        {
            parts.Bus.Publish(new EngineEvent.AnswersHeld(Id, limit!.Value));
        }

        return isAllowed;
    }
}
