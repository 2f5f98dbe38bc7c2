using System.Buffers;
using System.Text;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Updates;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Views;
using NetConsole.Dashboard.Views.Rows;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Terminal;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Output;

namespace NetConsole.Benchmarks;

/// <summary>One line more in the transcript at 200x50: composing the screen, and encoding what changed.</summary>
internal static class ScreenBenchmark
{
    public static void Run()
    {
        TranscriptStore store = new(64 << 20);
        TranscriptRecorder recorder = new(store, TimeProvider.System);
        DashboardModel model = new()
        {
            Width = 200,
            Height = 50,
            Started = DateTimeOffset.UnixEpoch,
            Now = DateTimeOffset.UnixEpoch,
            Rows = store,
            Settings = new SessionSettings(TimeZoneInfo.Local),
        };
        EndpointAddress address = new(Transport.Tcp, "127.0.0.1", 8000);
        Say(new EngineEvent.ListenerOpened(new ListenerId(1), address, [address], 4096, false));
        for (int i = 1; i <= 3; i++)
        {
            Say(new EngineEvent.ConnectionOpened(new ConnectionId(i), new ListenerId(1), address, new EndpointAddress(Transport.Tcp, "127.0.0.1", 50000 + i)));
        }

        for (int i = 0; i < 100; i++)
        {
            Line(i);
        }

        CellBuffer first = new(200, 50);
        CellBuffer second = new(200, 50);
        FrameRenderer renderer = new(new TerminalTraits(ColorDepth.Ansi16, IsUnicode: true));
        ArrayBufferWriter<byte> output = new(1 << 16);
        int line = 100;
        Measured.Print("update: one message into model and transcript", 1000, () => Line(line++));
        Measured.Print("view: compose 200x50, all rows drawn", 1000, () => ScreenView.Draw(new Scene(model, Theme.Dark), first));
        RowMemo memo = new();
        Measured.Print("view: compose 200x50, rows kept", 1000, () => ScreenView.Draw(new Scene(model, Theme.Dark) { Memo = memo }, first));
        bool flip = false;
        Measured.Print("view and renderer: one line more at 200x50", 1000, () =>
        {
            Line(line++);
            flip = !flip;
            output.ResetWrittenCount();
            renderer.Render(ScreenView.Draw(new Scene(model, Theme.Dark) { Memo = memo }, flip ? first : second), output);
        });
        Console.WriteLine($"{"bytes of that frame",-56} {output.WrittenCount,10} B");

        void Line(int number)
        {
            byte[] bytes = Encoding.UTF8.GetBytes($"{number:000000} STATUS ok temp=21.4 flow=3.2 pressure=1013\n");
            Say(new EngineEvent.MessagesReceived(new ConnectionId((number % 3) + 1), Payload.Of(bytes, new MessageSpan(0, bytes.Length, 0, bytes.Length - 1))));
        }

        void Say(EngineEvent engineEvent)
        {
            recorder.Record(engineEvent);
            model = Update.Apply(model, new DashboardInput.EngineSpoke(engineEvent)).Model;
            model = Update.Apply(model, new DashboardInput.TranscriptChanged(store.Extent)).Model;
        }
    }
}
