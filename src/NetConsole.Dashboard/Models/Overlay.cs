using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Views.Rows;

namespace NetConsole.Dashboard.Models;

/// <summary>A page over the panes, scrolled by <paramref name="Top"/> rows.</summary>
internal abstract record Overlay(int Top)
{
    /// <summary>All commands and keys.</summary>
    /// <param name="Pane">The pane whose keys come first, or null.</param>
    /// <param name="Word">The command, key or setting that is explained first, or null.</param>
    /// <param name="Top">Rows scrolled.</param>
    internal sealed record Help(Pane? Pane = null, string? Word = null, int Top = 0) : Overlay(Top);

    /// <summary>What is answered.</summary>
    internal sealed record Answers(int Top = 0) : Overlay(Top);

    /// <summary>What is set.</summary>
    internal sealed record Settings(int Top = 0) : Overlay(Top);

    /// <summary>A whole message.</summary>
    /// <param name="Entry">The row, with bytes of its own: it stays open when the transcript lets go of it.</param>
    /// <param name="View">How it is shown.</param>
    /// <param name="Lines">The message laid out for the width that the screen has.</param>
    /// <param name="Found">Where in it stands what is looked for; null for nothing.</param>
    /// <param name="Top">Rows scrolled.</param>
    internal sealed record Message(TranscriptEntry Entry, MessageView View, BodyLines Lines, FoundPlaces? Found, int Top = 0) : Overlay(Top);
    /// <summary>The saved messages.</summary>
    internal sealed record Messages(int Top = 0) : Overlay(Top);

    /// <summary>Details of a connection, a listener or the program.</summary>
    internal sealed record Details(StatusSubject Subject, int Top = 0) : Overlay(Top);
}

/// <summary>What <c>\status</c> is asked about: a number of a connection or a listener, or neither for everything.</summary>
internal readonly record struct StatusSubject(int? Connection, int? Listener);
