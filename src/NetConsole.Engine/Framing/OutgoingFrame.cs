using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Framing;

/// <summary>Puts what is sent into its frame, where the framing has one.</summary>
public static class OutgoingFrame
{
    /// <summary>Appends a message with its frame. A message that holds its own delimiter is sent all the same: that may be the test.</summary>
    /// <param name="framing">The framing of the connection.</param>
    /// <param name="message">The message's text.</param>
    /// <param name="output">Receives the bytes on the wire; nothing when the message doesn't fit.</param>
    /// <param name="error">Why it doesn't fit, with what to do.</param>
    public static bool TryWrite(FramingSpec framing, ReadOnlySpan<byte> message, IBufferWriter<byte> output, [NotNullWhen(false)] out NetworkFault? error)
    {
        error = Misfit(framing, message.Length);
        if (error is not null)
        {
            return false;
        }

        switch (framing)
        {
            case FramingSpec.Delimited delimited:
                output.Write(message);
                output.Write(delimited.Delimiter.AsSpan());
                break;
            case FramingSpec.LengthPrefixed prefixed:
                WriteLength(prefixed, message.Length, output);
                output.Write(message);
                break;
            case FramingSpec.StxEtx:
                WriteEnvelope(Envelope.StxEtx, message, output);
                break;
            case FramingSpec.Mllp:
                WriteEnvelope(Envelope.Mllp, message, output);
                break;
            case FramingSpec.AutoSplit or FramingSpec.RawChunks or FramingSpec.Lines or FramingSpec.FixedLength or FramingSpec.Idle:
                output.Write(message);
                break;
            default:
                throw new UnreachableException();
        }

        return true;
    }

    /// <summary>How many bytes of frame stand before the text.</summary>
    public static int TextStart(FramingSpec framing) => framing switch
    {
        FramingSpec.LengthPrefixed prefixed => prefixed.Width,
        FramingSpec.StxEtx or FramingSpec.Mllp => 1,
        _ => 0,
    };

    private static NetworkFault? Misfit(FramingSpec framing, int length) => framing switch
    {
        FramingSpec.FixedLength { Length: var needed } when length != needed =>
            new NetworkFault($"the message has {length} bytes, and {framing} needs {needed}", @"make it fit, or send it unframed with \send"),
        FramingSpec.LengthPrefixed { Width: 1 or 2 } prefixed when length >> (8 * prefixed.Width) != 0 =>
            new NetworkFault($"the message has {length} bytes, and {framing} can say {(1 << (8 * prefixed.Width)) - 1} at most", "send less at once, or choose a wider length"),
        _ => null,
    };

    private static void WriteLength(FramingSpec.LengthPrefixed prefixed, int length, IBufferWriter<byte> output)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        if (prefixed.LittleEndian)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, length);
            output.Write(number[..prefixed.Width]);
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(number, length);
            output.Write(number[^prefixed.Width..]);
        }
    }

    private static void WriteEnvelope(Envelope envelope, ReadOnlySpan<byte> message, IBufferWriter<byte> output)
    {
        output.Write([envelope.Start]);
        output.Write(message);
        output.Write(envelope.End.Span);
    }
}
