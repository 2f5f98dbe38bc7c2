using System.Collections.Immutable;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;
using NetConsole.Terminal.Input;

namespace NetConsole.Dashboard.Models;

/// <summary>The parts of the screen that can have the keyboard.</summary>
internal enum Pane
{
    Input,
    Listeners,
    Connections,
    Transcript,
}

/// <summary>
/// Everything the screen shows. Immutable: only <c>Update</c> makes a new one. The rows of the transcript are only referred to; rows are never changed, so that
/// those within the extent that the model knows are as good as a part of it.
/// </summary>
internal sealed record DashboardModel
{
    /// <summary>Columns and rows of the terminal.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>When the program started, and the time as of the last input; views read no clock.</summary>
    public required DateTimeOffset Started { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required SessionSettings Settings { get; init; }

    public ImmutableSortedDictionary<int, ListenerModel> Listeners { get; init; } = ImmutableSortedDictionary<int, ListenerModel>.Empty;

    /// <summary>The connections that are there, by number.</summary>
    public ImmutableSortedDictionary<int, ConnectionModel> Connections { get; init; } = ImmutableSortedDictionary<int, ConnectionModel>.Empty;

    /// <summary>Names given by the operator; they outlive their connections, because the transcript goes on showing them.</summary>
    public ImmutableDictionary<int, string> Names { get; init; } = ImmutableDictionary<int, string>.Empty;

    /// <summary>Totals of connections that are gone, so that the header's totals never shrink.</summary>
    public TrafficTotals ClosedTotals { get; init; }

    /// <summary>Bytes both ways on all connections in the last seconds.</summary>
    public RateHistory Rates { get; init; } = RateHistory.Empty;

    /// <summary>What is answered everywhere.</summary>
    public AnswerSet Answers { get; init; } = AnswerSet.None;

    /// <summary>What is answered where a listener or a connection was set to something else, by its number as people write it.</summary>
    public ImmutableDictionary<string, AnswerSet> AnswersElsewhere { get; init; } = ImmutableDictionary<string, AnswerSet>.Empty;

    /// <summary>How bytes become messages, and what goes around what is sent, where nothing narrower was set.</summary>
    public FramingSpec Framing { get; init; } = FramingSpec.Auto;

    /// <summary>The same where a listener or a connection was set to something else, by its number as people write it.</summary>
    public ImmutableDictionary<string, FramingSpec> FramingElsewhere { get; init; } = ImmutableDictionary<string, FramingSpec>.Empty;

    /// <summary>What the engine said last when it was asked about a connection, or a listener.</summary>
    public ConnectionStatus? ConnectionReport { get; init; }

    public ListenerStatus? ListenerReport { get; init; }

    public Target Target { get; init; } = Target.Unset.Instance;

    /// <summary>Numbers of those whom the operator agreed to send to, all at once, while no target is chosen; null before the first time.</summary>
    public ImmutableHashSet<int>? Agreed { get; init; }

    public InputLine Input { get; init; } = InputLine.Empty;

    /// <summary>How what is typed is read.</summary>
    public EntryMode EntryMode { get; init; }

    /// <summary>What is typed, read anew whenever it changes; for views.</summary>
    public Draft Draft { get; init; } = Draft.Empty;

    /// <summary>Whether what will be sent is shown before it is; null while that follows the mode.</summary>
    public bool? PreviewWanted { get; init; }

    public bool ShowsPreview => PreviewWanted ?? EntryMode != EntryMode.Text;

    public History History { get; init; } = History.Empty;

    /// <summary>The search in the history that is under way, or null.</summary>
    public HistorySearch? Search { get; init; }

    /// <summary>What could complete the word at the cursor, while it is listed; or null.</summary>
    public CompletionList? Completion { get; init; }

    public Pane Focus { get; init; } = Pane.Input;

    /// <summary>The transcript that is shown: all of it, or what a filter leaves.</summary>
    public ITranscript Rows { get; init; } = EmptyTranscript.Instance;

    public TranscriptWindow Transcript { get; init; } = TranscriptWindow.Live;

    /// <summary>What is shown of the transcript; null for all of it.</summary>
    public FilterModel? Filter { get; init; }

    /// <summary>What is looked for, or null.</summary>
    public FindModel? Find { get; init; }

    /// <summary>What was looked for last, for <c>/</c> and Enter; empty at first.</summary>
    public string LastSearch { get; init; } = "";

    /// <summary>Rows that were marked, by number.</summary>
    public ImmutableSortedSet<long> Marks { get; init; } = [];

    /// <summary>A row that belongs into sight as soon as the filter has come to it, by number; null when there is none, or the operator has gone elsewhere since.</summary>
    public long? Anchor { get; init; }

    /// <summary>Memory that the transcript may take, in bytes; 0 where nobody said.</summary>
    public long ScrollbackBytes { get; init; }

    /// <summary>Number of the connection under the cursor of its pane; 0 before the first move.</summary>
    public int SelectedConnection { get; init; }

    /// <summary>Number of the listener under the cursor of its pane; 0 before the first move.</summary>
    public int SelectedListener { get; init; }

    /// <summary>The first rows shown of the two panes, as far as there are so many.</summary>
    public int ConnectionsTop { get; init; }

    public int ListenersTop { get; init; }

    /// <summary>How the connections' pane is sorted.</summary>
    public ConnectionOrder ConnectionOrder { get; init; }

    /// <summary>The connections' pane as it was sorted when the keyboard came into it; null when it is by number.</summary>
    public ImmutableArray<int>? HeldRows { get; init; }

    /// <summary>Numbers of the connections that were selected together; some may be gone.</summary>
    public ImmutableSortedSet<int> ChosenConnections { get; init; } = [];

    /// <summary>The layout that the settings file has.</summary>
    public PaneSizes PanesAtStart { get; init; } = PaneSizes.Default;

    /// <summary>What was typed before a command was put into the line in its place; it comes back when that is done. Null when there is none.</summary>
    public string? SetAside { get; init; }

    /// <summary>Texts kept under a name.</summary>
    public ImmutableList<SavedMessage> Messages { get; init; } = [];

    /// <summary>The files that are being sent, by the number of the connection.</summary>
    public ImmutableSortedDictionary<int, FileSend> Files { get; init; } = ImmutableSortedDictionary<int, FileSend>.Empty;

    /// <summary>The file that has ended last, or null.</summary>
    public FileOutcome? FileOutcome { get; init; }

    /// <summary>What is being repeated, or null.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>What the operator sent last, for <c>\repeat</c> without a text; null before the first.</summary>
    public DraftMessage? LastSent { get; init; }

    /// <summary>How many repetitions were begun in this run.</summary>
    public int RepeatsStarted { get; init; }

    /// <summary>A line for the operator above the prompt; goes with the next key.</summary>
    public Notice? Notice { get; init; }

    /// <summary>A message came that the operator wants to be told of, and no key was pressed since.</summary>
    public bool HasNews { get; init; }

    /// <summary>A question that the next key answers.</summary>
    public Question? Question { get; init; }

    /// <summary>A file is to be written, and nothing was typed since: only then may it be asked whether to replace one that is there, or a key that was meant for the line would answer.</summary>
    public bool AwaitsFile { get; init; }

    /// <summary>A page over the panes: help, or the details of something.</summary>
    public Overlay? Overlay { get; init; }

    /// <summary>The palette, while it is open; or null.</summary>
    public Palette? Palette { get; init; }

    public MouseState Mouse { get; init; } = MouseState.Start;

    /// <summary>The first stroke of a two-stroke key (Ctrl-X), or null.</summary>
    public KeyStroke? Prefix { get; init; }

    /// <summary>Ctrl-V was pressed: the next key goes into the line as it is.</summary>
    public bool LiteralNext { get; init; }

    /// <summary>Ctrl-C was pressed on an empty line: once more quits.</summary>
    public bool QuitArmed { get; init; }

    /// <summary>The framing that holds for a connection: its own, its listener's, or everybody's. A datagram is its own message.</summary>
    public FramingSpec FramingOf(ConnectionModel connection) => connection.IsDatagram
        ? FramingSpec.Raw
        : FramingElsewhere.GetValueOrDefault(connection.Id.ToString())
            ?? (connection.Listener is { } listener ? FramingElsewhere.GetValueOrDefault(listener.ToString()) : null)
            ?? Framing;

    public ConnectionModel? Connection(ConnectionId id) => Connections.GetValueOrDefault(id.Value);

    public ListenerModel? Listener(ListenerId id) => Listeners.GetValueOrDefault(id.Value);

    public string? Name(ConnectionId id) => Names.GetValueOrDefault(id.Value);

    /// <summary>A connection as people read it: <c>#4 pump-7</c>.</summary>
    public string Label(ConnectionId id) => Name(id) is { } name ? $"{id} {name}" : id.ToString();
}
