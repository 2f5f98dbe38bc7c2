using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Terminal;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Draws the model into a buffer and hands it to the terminal; buffers go round.</summary>
internal sealed class FramePainter(ITerminal terminal)
{
    private readonly Theme _theme = Theme.For(terminal.Traits);
    private CellBuffer? _spare;

    /// <summary>The screen as an SVG file.</summary>
    public string Picture(DashboardModel model)
    {
        Frame frame = ScreenView.Draw(new Scene(model, _theme), new CellBuffer(model.Width, model.Height));
        return SvgPicture.Draw(frame.Buffer, frame.Cursor);
    }

    public void Paint(DashboardModel model)
    {
        CellBuffer buffer = _spare is { } spare && spare.Width == model.Width && spare.Height == model.Height
            ? spare
            : new CellBuffer(model.Width, model.Height);
        Frame frame = ScreenView.Draw(new Scene(model, _theme), buffer);
        _spare = terminal.Present(frame)?.Buffer;
    }
}
