using System.Net.Sockets;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Dashboard.Tests.Transcripts;

public sealed class TranscriptNotesTests
{
    [Fact]
    public void DatagramsDropped_NamesTheListener_AndTheTotal() =>
        Assert.Equal(
            new TranscriptNote(EntryKind.Error, 0, "L2: 3 datagrams lost because they came too fast, 1,203 in all"),
            TranscriptNotes.Of(new EngineEvent.DatagramsDropped(new ListenerId(2), null, 3, 1203)));

    [Fact]
    public void DatagramsDropped_OnASocketOfOurs_BelongsToItsConnection() =>
        Assert.Equal(
            new TranscriptNote(EntryKind.Error, 4, "1 datagram lost because they came too fast, 1 in all"),
            TranscriptNotes.Of(new EngineEvent.DatagramsDropped(null, new ConnectionId(4), 1, 1)));

    [Fact]
    public void FaultReported_SaysWhatAndWhatToDo() =>
        Assert.Equal(
            new TranscriptNote(EntryKind.Error, 1, "127.0.0.1:9 refused the datagram; is something listening on port 9 there?"),
            TranscriptNotes.Of(new EngineEvent.FaultReported(
                new ConnectionId(1),
                new NetworkFault("127.0.0.1:9 refused the datagram", "is something listening on port 9 there?", SocketError.ConnectionRefused))));

    [Fact]
    public void ConnectionOpened_ByAPeerWithoutAName_SaysWhoItIs() =>
        Assert.Equal(
            new TranscriptNote(EntryKind.Note, 1, "connected from unix (pid 123) on L1"),
            TranscriptNotes.Of(new EngineEvent.ConnectionOpened(
                new ConnectionId(1), new ListenerId(1), EndpointAddress.Unix(Transport.Unix, "/run/a"), EndpointAddress.Unnamed(Transport.Unix, 123))));
}
