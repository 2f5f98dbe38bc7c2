using System.Collections.Immutable;
using NetConsole.Dashboard.Drafts;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;
using NetConsole.Engine.Commands;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;
using NetConsole.Engine.Rules;

namespace NetConsole.Dashboard.Commands;

/// <summary>What a line that starts with <c>\</c> asks for, its names resolved to numbers.</summary>
internal abstract record DashboardCommand
{
    private DashboardCommand()
    {
    }

    internal sealed record Quit : DashboardCommand;

    /// <summary>Help on everything, or on one command, key or setting first.</summary>
    internal sealed record Help(string? Word) : DashboardCommand;

    internal sealed record Clear : DashboardCommand;

    internal sealed record Listen(ImmutableArray<EndpointAddress> Addresses) : DashboardCommand;

    internal sealed record Stop(ListenerId Listener) : DashboardCommand;

    internal sealed record Connect(ImmutableArray<EndpointAddress> Addresses) : DashboardCommand;

    internal sealed record Close(ImmutableArray<ConnectionId> Connections) : DashboardCommand;

    internal sealed record Reset(ConnectionId Connection) : DashboardCommand;

    /// <summary>Half-close one connection, or the target when none is named.</summary>
    internal sealed record EndOfInput(ConnectionId? Connection) : DashboardCommand;

    internal sealed record To(Target Target) : DashboardCommand;

    /// <summary>Name a connection; an empty name takes the name away.</summary>
    internal sealed record Name(ConnectionId Connection, string Text) : DashboardCommand;

    internal sealed record File(string Path, long? BytesPerSecond = null) : DashboardCommand;

    /// <summary>Write the screen as it stands into an SVG file.</summary>
    internal sealed record Screenshot(string Path) : DashboardCommand;

    /// <summary>An order about answers or framing, as it stands.</summary>
    internal sealed record Answer(EngineCommand Command) : DashboardCommand;

    /// <summary>Send what a template gives.</summary>
    internal sealed record Send(Template Template) : DashboardCommand;

    /// <summary>Send what a template gives, again and again; <c>Total</c> null for until it is stopped.</summary>
    internal sealed record Repeat(DraftMessage? Message, long? Total, TimeSpan Interval) : DashboardCommand;

    internal sealed record StopRepeating : DashboardCommand;

    /// <summary>List what is answered.</summary>
    internal sealed record Rules : DashboardCommand;

    internal sealed record Set(SessionSettings Settings) : DashboardCommand;

    /// <summary>Keep what is set now for the next start.</summary>
    internal sealed record SaveSettings : DashboardCommand;

    /// <summary>Keep a message under its name.</summary>
    internal sealed record SaveMessage(SavedMessage Message) : DashboardCommand;

    internal sealed record RemoveMessage(string Message) : DashboardCommand;

    internal sealed record SendMessage(SavedMessage Message) : DashboardCommand;

    internal sealed record ListMessages : DashboardCommand;

    /// <summary>List every setting with what it is now.</summary>
    internal sealed record ListSettings : DashboardCommand;

    /// <summary>Say what one setting is now.</summary>
    internal sealed record ShowSetting(Setting Setting) : DashboardCommand;

    /// <summary>Show the rows that a filter asks for; null shows everything.</summary>
    internal sealed record Filter(FilterModel? Asked) : DashboardCommand;

    /// <summary>Look for a regular expression, which can be read.</summary>
    internal sealed record Find(string Text, TextPattern Pattern) : DashboardCommand;

    /// <summary>Back to live.</summary>
    internal sealed record Follow : DashboardCommand;

    /// <summary>Write what is shown of the transcript into a file.</summary>
    internal sealed record Save(string Path) : DashboardCommand;

    internal sealed record Hex(ImmutableArray<byte> Bytes) : DashboardCommand;

    internal sealed record Status(StatusSubject Subject) : DashboardCommand;
}
