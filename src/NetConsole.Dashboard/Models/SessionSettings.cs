using System.Text;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Models;

/// <summary>What Enter appends to typed text.</summary>
internal enum LineEnd
{
    /// <summary>LF on streams; nothing on datagrams, which are whole as they are.</summary>
    Auto,
    Lf,
    CrLf,
    Cr,
    None,
}

/// <summary>What the operator has chosen for this run.</summary>
/// <param name="Zone">The time zone in which times are shown.</param>
/// <param name="LineEnd">What Enter appends.</param>
/// <param name="HomeFolder">What <c>~</c> stands for in file names, or null.</param>
/// <param name="ShowsNumbers">Whether each message shows its number on its connection in its direction.</param>
internal sealed record SessionSettings(TimeZoneInfo Zone, LineEnd LineEnd = LineEnd.Auto, string? HomeFolder = null, bool ShowsNumbers = false)
{
    /// <summary>Whether blanks around typed lines are stripped, and empty ones refused.</summary>
    public bool Trims { get; init; }

    /// <summary>The peers' text: what they say is read by it, what is typed is written in it.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>As <see cref="TextEncodings"/> names it.</summary>
    public string EncodingWord => TextEncodings.NameOf(Encoding);

    /// <summary>The name of a file as it was typed, with the home folder for <c>~</c>.</summary>
    public string PathOf(string typed) =>
        typed.StartsWith("~/", StringComparison.Ordinal) && HomeFolder is not null ? Path.Join(HomeFolder, typed.AsSpan(2)) : typed;

    /// <summary>Whether the mouse is ours. Otherwise it is the terminal's, which selects text with it.</summary>
    public bool UsesMouse { get; init; }

    /// <summary>How the panes above the transcript are to be.</summary>
    public PaneSizes Panes { get; init; } = PaneSizes.Default;

    /// <summary>How messages are shown in the transcript.</summary>
    public MessageView View { get; init; }

    /// <summary>How the transcript tells time.</summary>
    public TimeMode Time { get; init; } = TimeMode.Milliseconds;

    /// <summary>Whether messages that are JSON are spread over several lines.</summary>
    public bool IndentsJson { get; init; }

    /// <summary>Whether it is shown where a read ended within a message.</summary>
    public bool ShowsChunks { get; init; }

    /// <summary>Which inks are used.</summary>
    public ThemeChoice Theme { get; init; }

    /// <summary>Whether the window gets a title.</summary>
    public bool HasTitle { get; init; } = true;

    /// <summary>Which messages are told of; null for none.</summary>
    public NotifyExpression? Notify { get; init; }

    /// <summary>Whether that rings the bell.</summary>
    public bool RingsBell { get; init; } = true;

    /// <summary>Whether typed lines are kept on disk.</summary>
    public bool KeepsHistory { get; init; } = true;

    /// <summary>The bytes that Enter appends.</summary>
    public ReadOnlySpan<byte> LineEndBytes(bool onDatagrams) => LineEndOn(onDatagrams) switch
    {
        LineEnd.Lf => "\n"u8,
        LineEnd.CrLf => "\r\n"u8,
        LineEnd.Cr => "\r"u8,
        _ => [],
    };

    /// <summary>The same as the <c>--eol</c> option has it.</summary>
    public string LineEndWord(bool onDatagrams) => LineEndOn(onDatagrams) switch
    {
        LineEnd.Lf => "lf",
        LineEnd.CrLf => "crlf",
        LineEnd.Cr => "cr",
        _ => "none",
    };

    private LineEnd LineEndOn(bool datagrams) => LineEnd is not LineEnd.Auto ? LineEnd : datagrams ? LineEnd.None : LineEnd.Lf;
}
