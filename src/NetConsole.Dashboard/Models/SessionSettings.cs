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
