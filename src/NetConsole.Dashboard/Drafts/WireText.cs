using System.Buffers;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Framing;

namespace NetConsole.Dashboard.Drafts;

/// <summary>A text that is sent, in what goes around it over the wire: a line end, or a frame.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="TextStart">Where the text begins in <paramref name="Bytes"/>.</param>
/// <param name="TextLength">How long the text is.</param>
internal readonly record struct WireText(ReadOnlyMemory<byte> Bytes, int TextStart, int TextLength)
{
    /// <summary>A text with nothing around it.</summary>
    public static WireText Bare(ReadOnlyMemory<byte> text) => new(text, 0, text.Length);

    /// <summary>As the first of its recipients gets it. A text that does not fit its frame goes nowhere, and is left as it is.</summary>
    /// <param name="model">Says how connections are framed.</param>
    /// <param name="text">What is sent.</param>
    /// <param name="to">To whom; the first group's first.</param>
    public static WireText For(DashboardModel model, ReadOnlyMemory<byte> text, ReadOnlySpan<Recipients> to)
    {
        if (to is not [{ LineEnd: { } lineEnd, Connections: [var id, ..] }, ..] || model.Connection(id) is not { } first)
        {
            return Bare(text);
        }

        FramingSpec framing = model.FramingOf(first);
        var wire = new ArrayBufferWriter<byte>(text.Length + lineEnd.Length + 8);
        if (!OutgoingFrame.TryWrite(framing, text.Span, wire, out _))
        {
            return Bare(text);
        }

        if (framing.FramesWhatIsSent)
        {
            return new WireText(wire.WrittenMemory, OutgoingFrame.TextStart(framing), text.Length);
        }

        wire.Write(lineEnd.Span);
        return new WireText(wire.WrittenMemory, 0, text.Length);
    }
}
