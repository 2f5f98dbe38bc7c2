using System.Collections.Immutable;
using NetConsole.Dashboard.Keys;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Events;
using NetConsole.Terminal.Buffers;

namespace NetConsole.Dashboard.Views;

/// <summary>The last line: the keys that matter here, from the key table, and how what is typed will be sent.</summary>
internal static class HintsView
{
    private const string Separator = " · ";

    public static void Draw(in Scene scene, Canvas canvas)
    {
        DashboardModel model = scene.Model;
        string mode = model.LiteralNext ? "literal key" : Mode(scene);
        if (canvas.Width >= 60)
        {
            canvas.WriteRight(canvas.Width - 1, 0, mode.Length, mode, scene.Theme.Dim);
        }

        int end = canvas.Width - (canvas.Width >= 60 ? mode.Length + 3 : 1);
        int x = 1;
        foreach (string hint in Hints(model))
        {
            int needed = hint.Length + (x == 1 ? 0 : Separator.Length);
            if (x + needed > end)
            {
                return;
            }

            x = canvas.Write(x, 0, x == 1 ? hint : Separator + hint, scene.Theme.Dim);
        }
    }

    /// <summary>How what is typed is read and written. Hex has neither a line end nor characters.</summary>
    private static string Mode(in Scene scene)
    {
        DashboardModel model = scene.Model;
        string word = InputView.ModeWord(model.EntryMode);
        string trim = model.Settings.Trims ? "  trim" : "";
        return model.EntryMode == EntryMode.Hex ? word : $"{word}  {model.Settings.LineEndWord(IsForDatagrams(scene))}{trim}  {model.Settings.EncodingWord}";
    }

    private static bool IsForDatagrams(in Scene scene)
    {
        DashboardModel model = scene.Model;
        ImmutableArray<ConnectionId> targets = scene.Target.Connections;
        return !targets.IsEmpty && targets.All(id => model.Connection(id)!.IsDatagram);
    }

    private static List<string> Hints(DashboardModel model)
    {
        if (model.Overlay is not null)
        {
            return model.Overlay is Overlay.Message ? ["Esc closes", "PgUp PgDn scroll", "h hex", "y copies"] : ["Esc closes", "PgUp PgDn scroll"];
        }

        if (model.Palette is not null)
        {
            return [.. KeyTable.HintsFor(KeyContext.Palette)];
        }

        if (model.Find is { IsTyping: true })
        {
            return ["Enter keeps", "Esc leaves", "Up Down other matches", "a regular expression"];
        }

        if (model.Search is not null)
        {
            return [.. KeyTable.HintsFor(KeyContext.Search)];
        }

        if (model.Completion is not null)
        {
            return [.. KeyTable.HintsFor(KeyContext.Completion)];
        }

        // What nobody guesses comes first: a narrow screen shows no more than that.
        List<string> keys = [.. KeyTable.HintsFor(model.Focus)];
        IEnumerable<string> messages = model.Messages.IsEmpty ? [] : model.Messages.Where(message => message.Key is not null).OrderBy(message => message.Key)
            .Select(message => $"{message.KeyWord} {message.Name}");
        return model.Focus == Pane.Input ? [keys[0], "\\to target", "\\? help", "\\q quit", .. messages, .. keys[1..]] : keys;
    }
}
