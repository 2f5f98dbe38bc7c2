using NetConsole.Engine.Commands;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Connections;

/// <summary>What an operator sends, for each framing that its targets have: one item for all that are framed alike, so a message to ten thousand costs each no more than a place in its queue.</summary>
internal sealed class TypedMessage(EngineCommand.Send order)
{
    private FramingSpec? _framing;
    private SendItem.Message? _message;

    /// <summary>Why a frame could not hold it, where one could not.</summary>
    public NetworkFault? Misfit { get; private set; }

    /// <summary>What goes to a connection with this framing; null where its frame cannot hold it.</summary>
    public SendItem.Message? For(FramingSpec framing)
    {
        if (order.LineEnd is not { } lineEnd)
        {
            return _message ??= new SendItem.Message(order.Bytes, order.Origin);
        }

        if (_framing != framing)
        {
            _framing = framing;
            _message = OutgoingMessage.Of(framing, order.Bytes.Span, lineEnd.Span, order.Origin, rule: null, out NetworkFault? misfit);
            Misfit ??= misfit;
        }

        return _message;
    }
}
