using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Terminal;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Draws the model into a buffer and hands it to the terminal; buffers go round.</summary>
internal sealed class FramePainter(ITerminal terminal, TimeProvider time)
{
    private readonly RowMemo _memo = new();
    private readonly WindowTitle _title = new(time);
    private CellBuffer? _spare;

    /// <summary>The screen as an SVG file.</summary>
    public string Picture(DashboardModel model)
    {
        Frame frame = ScreenView.Draw(SceneOf(model), new CellBuffer(model.Width, model.Height));
        return SvgPicture.Draw(frame.Buffer, frame.Cursor);
    }

    public void Paint(DashboardModel model)
    {
        CellBuffer buffer = _spare is { } spare && spare.Width == model.Width && spare.Height == model.Height
            ? spare
            : new CellBuffer(model.Width, model.Height);
        Frame frame = ScreenView.Draw(SceneOf(model) with { Memo = _memo }, buffer);
        _spare = terminal.Present(frame with { Title = _title.Of(model), WantsMouse = model.Settings.UsesMouse })?.Buffer;
    }

    /// <summary>In how long another frame is needed for the sake of the title alone; null when it is not.</summary>
    public TimeSpan? TitleDue => _title.Due;

    private Scene SceneOf(DashboardModel model) => new(model, Theme.For(terminal.Traits, model.Settings.Theme));
}
