using System.Buffers;
using System.Diagnostics;
using System.Text;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;
using NetConsole.Engine;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Rules;
using NetConsole.Terminal;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Does in the world what updates ask for. Runs on the loop; nothing in here waits, except for a suspended program.</summary>
internal sealed class EffectRunner(
    ISocketEngine engine,
    ITerminal terminal,
    TranscriptStore store,
    TranscriptRecorder recorder,
    HistoryFile history,
    FramePainter painter,
    RepeatTimer repeatTimer,
    SettingsFile settings,
    Notifier notifier,
    Errands errands,
    TranscriptFinder finder,
    TranscriptSaver saver)
{
    /// <summary>Set once the program is to end.</summary>
    public int? ExitStatus { get; private set; }

    /// <param name="effect">What to do.</param>
    /// <param name="model">The model that the update with this effect led to.</param>
    public void Run(Effect effect, DashboardModel model)
    {
        switch (effect)
        {
            case Effect.Execute(var command):
                engine.Execute(command);
                break;
            case Effect.AppendError(var text):
                recorder.RecordError(text);
                break;
            case Effect.AppendSent(var message, var connection, var remark, var recipients):
                recorder.RecordSent(message, connection, remark, recipients);
                break;
            case Effect.SendTemplate send:
                SendTemplate(send, model);
                break;
            case Effect.SaveSettings(var values):
                settings.Save(values);
                break;
            case Effect.SaveMessage(var message):
                settings.Save(message);
                break;
            case Effect.RemoveMessage(var name):
                settings.Remove(name);
                break;
            case Effect.WaitToRepeat(var number, var interval):
                repeatTimer.Wait(number, interval);
                break;
            case Effect.StopRepeating:
                repeatTimer.Stop();
                break;
            case Effect.ClearTranscript:
                store.Clear();
                break;
            case Effect.Filter(var expression):
                finder.Filter(expression, model.Settings.Zone, model.Marks, model.Settings.Encoding);
                break;
            case Effect.Search(var pattern):
                finder.Search(pattern, model.Settings.Encoding);
                break;
            case Effect.SaveTranscript(var path, var replaces):
                saver.Save(path, replaces, finder.Wanted, model.Settings.Zone, model.Settings.Encoding);
                break;
            case Effect.ListFiles(var folder):
                errands.Run(cancellationToken => FolderListing.Read(folder, cancellationToken));
                break;
            case Effect.RememberLine(var line):
                history.Append(line);
                break;
            case Effect.SaveScreenshot(var path, var replaces):
                SaveScreenshot(path, replaces, model);
                break;
            case Effect.Copy(var text):
                Copy(text);
                break;
            case Effect.Ring:
                terminal.Ring();
                break;
            case Effect.Watch(var expression):
                notifier.Watch(expression);
                break;
            case Effect.Redraw:
                terminal.Redraw();
                break;
            case Effect.Suspend:
                terminal.Suspend();
                break;
            case Effect.Quit(var status):
                ExitStatus ??= status;
                break;
            default:
                throw new UnreachableException(effect.GetType().Name);
        }
    }

    // How much the terminal takes is known now and not before: a line may have turned out to be slow.
    private void Copy(ReadOnlyMemory<byte> text)
    {
        int limit = terminal.CopyLimit;
        if (text.Length <= limit)
        {
            terminal.Copy(text);
            return;
        }

        string problem = limit == 0
            ? "this terminal has no clipboard that a program can reach; nothing was copied"
            : $"{HumanText.Count(text.Length, "byte")} are more than the {limit:N0} that this slow line takes at once; nothing was copied";
        recorder.RecordError(Encoding.UTF8.GetBytes(problem));
        errands.Run(_ => new DashboardInput.Told(Notice.Error(problem)));
    }

    // Fields such as {time} and {random} are why this is an effect and no update.
    private void SendTemplate(Effect.SendTemplate send, DashboardModel model)
    {
        ArrayBufferWriter<byte> bytes = new();
        send.Template.Expand(new TemplateContext { Time = recorder.Now, Counter = send.Template.Counts ? engine.CountAnswer() : 0 }, bytes);
        foreach ((var connections, ReadOnlyMemory<byte>? lineEnd) in send.To)
        {
            engine.Execute(new EngineCommand.Send(connections, bytes.WrittenMemory) { LineEnd = lineEnd });
        }

        recorder.RecordSent(
            WireText.For(model, bytes.WrittenMemory, send.To.AsSpan()),
            send.Connection,
            send.Remark,
            send.Connection == 0 ? [.. send.To.SelectMany(to => to.Connections)] : default);
    }

    // Drawn now, as it stands; written where nobody waits for the disk.
    private void SaveScreenshot(string path, bool replaces, DashboardModel model)
    {
        string picture = painter.Picture(model);
        errands.Run(_ => NamedFile.Write(path, replaces ? null : new Effect.SaveScreenshot(path, Replaces: true), file =>
        {
            file.Write(Encoding.UTF8.GetBytes(picture));
            return $"the screen is in {path}";
        }));
    }
}
