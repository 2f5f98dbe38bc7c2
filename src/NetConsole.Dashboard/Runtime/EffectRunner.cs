using System.Diagnostics;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine;
using NetConsole.Terminal;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Does in the world what updates ask for. Runs on the loop; nothing in here waits, except for a suspended program.</summary>
internal sealed class EffectRunner(
    ISocketEngine engine, ITerminal terminal, TranscriptStore store, TranscriptRecorder recorder, HistoryFile history)
{
    /// <summary>Set once the program is to end.</summary>
    public int? ExitStatus { get; private set; }

    public void Run(Effect effect)
    {
        switch (effect)
        {
            case Effect.Execute(var command):
                engine.Execute(command);
                break;
            case Effect.Append(var kind, var bytes, var connection, var remark):
                recorder.Record(kind, bytes, connection, remark);
                break;
            case Effect.ClearTranscript:
                store.Clear();
                break;
            case Effect.RememberLine(var line):
                history.Append(line);
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
}
