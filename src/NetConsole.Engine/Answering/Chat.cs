using System.Text;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Answering;

/// <summary>
/// One message on its way to everybody else: <c>&lt;#3> hello</c>. Made once for each framing, however many it goes to.
/// Where the receiver's framing frames what is sent it stands in a frame; elsewhere it ends as it came.
/// </summary>
/// <param name="from">Who said it.</param>
/// <param name="text">What it said, without line end or frame.</param>
/// <param name="end">The line end that it came with; empty where it came in a frame.</param>
internal sealed class Chat(ConnectionId from, ReadOnlySpan<byte> text, ReadOnlySpan<byte> end)
{
    private readonly byte[] _text = [.. Encoding.ASCII.GetBytes($"<{from}> "), .. text];
    private readonly byte[] _end = end.ToArray();
    private FramingSpec? _framing;
    private SendItem.Message? _message;
    private NetworkFault? _misfit;

    /// <summary>What goes to a connection with this framing, or why its frame cannot hold it.</summary>
    public SendItem.Message? For(FramingSpec framing, out NetworkFault? misfit)
    {
        if (_framing != framing)
        {
            _framing = framing;
            _message = OutgoingMessage.Of(framing, _text, _end, SendOrigin.Chat, rule: null, out _misfit);
        }

        misfit = _misfit;
        return _message;
    }
}
