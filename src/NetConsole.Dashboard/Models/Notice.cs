namespace NetConsole.Dashboard.Models;

internal enum NoticeKind
{
    /// <summary>Something was done.</summary>
    Done,

    /// <summary>Something was refused; nothing was sent or changed.</summary>
    Error,
}

/// <summary>One line for the operator. May hold outside text; views sanitise it.</summary>
internal sealed record Notice(NoticeKind Kind, string Text)
{
    public static Notice Error(string text) => new(NoticeKind.Error, text);

    public static Notice Done(string text) => new(NoticeKind.Done, text);
}
