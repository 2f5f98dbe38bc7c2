using System.Buffers;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Updates;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Drafts;

/// <summary>What Enter would put on the wire for the line that the cursor is on.</summary>
/// <param name="Bytes">With line end or frame, checksums filled in.</param>
/// <param name="Remark">What has to be known about it, or empty.</param>
/// <param name="Problem">Why it would not be sent, or null.</param>
internal sealed record DraftPreview(ReadOnlyMemory<byte> Bytes, string Remark = "", string? Problem = null)
{
    /// <summary>The preview; null where nothing would be sent: a mistake, or a command that sends nothing.</summary>
    public static DraftPreview? Of(DashboardModel model)
    {
        InputLine line = model.Input;
        int number = line.Text.AsSpan(0, line.Cursor).Count('\n');
        if (CommandParser.IsCommand(model))
        {
            return CommandParser.Parse(line.Text, model).Command switch
            {
                DashboardCommand.Send(var template) => new DraftPreview(Expanded(model, template), RemarkOn(template)),
                DashboardCommand.Hex(var bytes) => new DraftPreview(bytes.AsMemory()),
                _ => null,
            };
        }

        Draft draft = line.IsEmpty ? DraftReader.Read("", model.EntryMode, model.Settings) : model.Draft;
        return number >= draft.Messages.Length ? null : draft.Messages[number] switch
        {
            DraftMessage.Text(var bytes) => OnTheWire(model, bytes, ""),
            DraftMessage.Expanded(var template) => OnTheWire(model, Expanded(model, template), RemarkOn(template)),
            DraftMessage message => new DraftPreview(((DraftMessage.Exact)message).Bytes),
        };
    }

    /// <summary>As the first of those gets it to whom it goes; to nobody yet, as a client of a stream would.</summary>
    private static DraftPreview OnTheWire(DashboardModel model, ReadOnlyMemory<byte> text, string remark)
    {
        ConnectionModel? first = TargetResolution.Resolve(model).Connections is [var id, ..] ? model.Connection(id) : null;
        FramingSpec framing = first is null ? model.Framing : model.FramingOf(first);
        var wire = new ArrayBufferWriter<byte>(text.Length + 8);
        if (!OutgoingFrame.TryWrite(framing, text.Span, wire, out NetworkFault? misfit))
        {
            return new DraftPreview(text, remark, misfit.ToString());
        }

        if (!framing.FramesWhatIsSent)
        {
            wire.Write(model.Settings.LineEndBytes(first?.IsDatagram ?? false));
        }

        return new DraftPreview(wire.WrittenMemory, remark);
    }

    // A view reads no clock and no dice: what differs each time is shown as an example, and said to be one.
    private static ReadOnlyMemory<byte> Expanded(DashboardModel model, Template template)
    {
        var bytes = new ArrayBufferWriter<byte>();
        template.Expand(
            new TemplateContext { Time = model.Now, Counter = 1, Random = new Random(0), Uuid = Guid.Empty, Lan = () => "192.0.2.1" },
            bytes);
        return bytes.WrittenMemory;
    }

    private static string RemarkOn(Template template) => template.Varies ? "for example" : "";
}
