using System.Threading.Channels;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Runtime;
using NetConsole.Engine;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Terminal;
using NetConsole.Terminal.Input;
using NetConsole.Terminal.Output;
using NSubstitute;

namespace NetConsole.Dashboard.Tests.Runtime;

public sealed class DashboardLoopTests : IDisposable
{
    private readonly Channel<TerminalEvent> _keys = Channel.CreateBounded<TerminalEvent>(64);
    private readonly FakeSubscription _events = new();
    private readonly Channel<string> _screens = Channel.CreateUnbounded<string>();
    private readonly ITerminal _terminal = Substitute.For<ITerminal>();
    private readonly ISocketEngine _engine = Substitute.For<ISocketEngine>();
    private readonly string _folder = Directory.CreateTempSubdirectory("netconsole-").FullName;

    public DashboardLoopTests()
    {
        _terminal.Size.Returns((80, 24));
        _terminal.Traits.Returns(new TerminalTraits(ColorDepth.Ansi16, IsUnicode: true));
        _terminal.Events.Returns(_keys.Reader);
        _terminal.Present(Arg.Any<Frame>()).Returns(call =>
        {
            Frame frame = call.Arg<Frame>();
            _screens.Writer.TryWrite(string.Join('\n', frame.Buffer.ToLines()));
            return frame;
        });
        _engine.Subscribe(Arg.Any<int>(), Arg.Any<WhenFull>(), Arg.Any<long>()).Returns(_events);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Run_Quit_ReturnsZero()
    {
        Task<int> run = Run();
        Type("\\q\r");
        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task Run_Signal_ReturnsItsStatus()
    {
        _keys.Writer.TryWrite(new TerminalEvent.Signalled(15));
        Assert.Equal(143, await Run());
    }

    [Fact]
    public async Task Run_HangUp_Returns129()
    {
        _keys.Writer.TryWrite(new TerminalEvent.HungUp());
        Assert.Equal(129, await Run());
    }

    [Fact]
    public async Task Run_EventsOfTheTerminalEnd_Returns129()
    {
        _keys.Writer.Complete();
        Assert.Equal(129, await Run());
    }

    [Fact]
    public async Task Run_GivesTheFirstCommandsBeforeAnythingElse()
    {
        EngineCommand command = new EngineCommand.OpenListener(new EndpointAddress(Transport.Tcp, "127.0.0.1", 0));
        Task<int> run = Run(DashboardOptions.Default with { FirstCommands = [command] });
        Type("\\q\r");
        await run;

        _engine.Received(1).Execute(command);
    }

    [Fact]
    public async Task Run_TheListenerIsOnTheFirstFrame()
    {
        EndpointAddress address = new(Transport.Tcp, "127.0.0.1", 8000);
        _engine.When(engine => engine.Execute(Arg.Any<EngineCommand.OpenListener>()))
            .Do(_ => _events.Publish(new EngineEvent.ListenerOpened(new ListenerId(1), address, [address], 4096, false)));
        Task<int> run = Run(DashboardOptions.Default with { FirstCommands = [new EngineCommand.OpenListener(address)] });

        Assert.Contains("L1 ● tcp://127.0.0.1:8000", await _screens.Reader.ReadAsync(Token), StringComparison.Ordinal);
        Type("\\q\r");
        await run;
    }

    [Fact]
    public async Task Run_AMessage_IsOnTheScreen()
    {
        Task<int> run = Run();
        _events.Publish(new EngineEvent.MessagesReceived(new ConnectionId(1), Payload.Of("hello\n"u8.ToArray(), new MessageSpan(0, 6, 0, 5))));

        await ScreenWithAsync("← hello");
        Type("\\q\r");
        await run;
    }

    [Fact]
    public async Task Run_TheEngineStops_TheKeyboardStillWorks()
    {
        Task<int> run = Run();
        _events.Complete();
        Type("typed");
        await ScreenWithAsync("▸ typed");
        Type("\x15\\q\r");

        Assert.Equal(0, await run);
    }

    [Fact]
    public async Task Run_Resize_DrawsAtTheNewSize()
    {
        Task<int> run = Run();
        _keys.Writer.TryWrite(new TerminalEvent.Resized(120, 40));
        await ScreenWithAsync("Listeners");
        Type("\\q\r");
        await run;
    }

    [Fact]
    public async Task Run_WhatIsWrongInTheSettingsFile_IsInTheTranscript_AndTheRestIsUsed()
    {
        Task<int> run = Run(DashboardOptions.Default with { SettingsFile = await SettingsAsync("{ \"theme\": \"drak\", \"eol\": \"crlf\" }") });
        string screen = await ScreenWithAsync("error");

        Assert.Contains("config.json, line 1, column 12: theme cannot be drak", screen, StringComparison.Ordinal);
        Assert.Contains("text  crlf  utf-8", screen, StringComparison.Ordinal);
        Type("\\q\r");
        await run;
    }

    [Fact]
    public async Task Run_TheCommandLine_GoesBeforeTheSettingsFile()
    {
        Task<int> run = Run(DashboardOptions.Default with { LineEnd = LineEnd.Cr, SettingsFile = await SettingsAsync("{ \"eol\": \"crlf\" }") });
        await ScreenWithAsync("text  cr  utf-8");
        Type("\\q\r");
        await run;
    }

    [Fact]
    public async Task Run_SaveAndQuitAtOnce_IsSaved()
    {
        string file = Path.Join(_folder, "config.json");
        Task<int> run = Run(DashboardOptions.Default with { SettingsFile = file });
        Type("\\set numbers on\r\\set --save\r\\q\r");
        await run;

        Assert.Equal("{\n  \"numbers\": true\n}\n", await File.ReadAllTextAsync(file, Token));
    }

    [Fact]
    public async Task Run_LinesSentBefore_AreRememberedByTheNextRun()
    {
        DashboardOptions options = DashboardOptions.Default with { HistoryFile = Path.Join(_folder, "state", "history") };
        Task<int> first = Run(options);
        Type("\\clear\r\\q\r");
        Assert.Equal(0, await first);

        Task<int> second = Run(options);
        _keys.Writer.TryWrite(new TerminalEvent.KeyPressed(KeyStroke.Of(Key.Up)));
        await ScreenWithAsync("▸ \\q");
        Type("\x15\\q\r");
        await second;
    }

    [Fact]
    public async Task Run_AFlood_DoesNotHoldUpKeys()
    {
        byte[] line = "flood\n"u8.ToArray();
        for (int i = 0; i < 200_000; i++)
        {
            _events.Publish(new EngineEvent.MessagesReceived(new ConnectionId(1), Payload.Of(line, new MessageSpan(0, 6, 0, 5))));
        }

        Type("\\q\r");
        Assert.Equal(0, await Run());
        Assert.True(_events.TryRead(out _), "the loop took every event before it looked at a key");
    }

    private async Task<int> Run(DashboardOptions? options = null) =>
        await DashboardRuntime.RunAsync(_engine, _terminal, options ?? DashboardOptions.Default, TimeProvider.System, Token).WaitAsync(TimeSpan.FromSeconds(10), Token);

    private void Type(string text)
    {
        foreach (char character in text)
        {
            KeyStroke stroke = character switch
            {
                '\r' => KeyStroke.Of(Key.Enter),
                < ' ' => KeyStroke.Of((char)(character + 0x60), KeyModifiers.Control),
                _ => KeyStroke.Of(character),
            };
            Assert.True(_keys.Writer.TryWrite(new TerminalEvent.KeyPressed(stroke)));
        }
    }

    private async Task<string> SettingsAsync(string json)
    {
        string file = Path.Join(_folder, "config.json");
        await File.WriteAllTextAsync(file, json, Token);
        return file;
    }

    private async Task<string> ScreenWithAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        string screen;
        do
        {
            screen = await _screens.Reader.ReadAsync(patience.Token);
        }
        while (!screen.Contains(text, StringComparison.Ordinal));

        return screen;
    }

    private sealed class FakeSubscription : IEventSubscription
    {
        private readonly Channel<EngineEvent> _events = Channel.CreateUnbounded<EngineEvent>();
        private Action _wake = () => { };

        public void Publish(EngineEvent engineEvent)
        {
            _events.Writer.TryWrite(engineEvent);
            _wake();
        }

        public void Complete()
        {
            _events.Writer.Complete();
            _wake();
        }

        public bool IsCompleted => _events.Reader.Completion.IsCompleted;

        public void OnReadable(Action wake) => _wake = wake;

        public bool TryRead([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out EngineEvent engineEvent) => _events.Reader.TryRead(out engineEvent);

        public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken) => _events.Reader.WaitToReadAsync(cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
