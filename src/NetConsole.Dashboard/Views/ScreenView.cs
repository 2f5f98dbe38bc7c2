using NetConsole.Dashboard.Models;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Layout;
using NetConsole.Terminal.Output;

namespace NetConsole.Dashboard.Views;

/// <summary>The whole screen.</summary>
internal static class ScreenView
{
    /// <summary>Repaints the buffer, and says where the cursor stands and which rows scroll.</summary>
    public static Frame Draw(in Scene scene, CellBuffer buffer)
    {
        Canvas canvas = buffer.Canvas;
        canvas.Clear();
        DashboardModel model = scene.Model;
        ScreenLayout layout = ScreenLayout.Of(model);
        if (layout.IsTooSmall)
        {
            canvas.Write(0, 0, "too small");
            canvas.Write(0, 1, $"{model.Width}x{model.Height} of {ScreenLayout.SmallestWidth}x{ScreenLayout.SmallestHeight}");
            return new Frame(buffer);
        }

        HeaderView.Draw(scene, layout, canvas.Slice(layout.Header));
        if (model.Palette is { } palette)
        {
            Rect area = OverlayView.Area(layout);
            CursorPosition typing = PaletteView.Draw(scene, palette, canvas.Slice(area));
            PromptView.Draw(scene, canvas, layout);
            return new Frame(buffer, typing with { Y = area.Y + typing.Y });
        }

        if (model.Overlay is not null)
        {
            OverlayView.Draw(scene, canvas.Slice(OverlayView.Area(layout)));
            CursorPosition? asked = PromptView.Draw(scene, canvas, layout);
            return new Frame(buffer, model.Question is null ? null : asked);
        }

        ListenersView.Draw(scene, canvas, layout);
        ConnectionsView.Draw(scene, canvas, layout);
        ScrollBand band = TranscriptView.Draw(scene, canvas, layout);
        CompletionView.Draw(scene, canvas, layout);
        CursorPosition? cursor = PromptView.Draw(scene, canvas, layout);
        return new Frame(buffer, model.Focus == Pane.Input || model.Question is not null || model.Find is { IsTyping: true } ? cursor : null, band);
    }
}
