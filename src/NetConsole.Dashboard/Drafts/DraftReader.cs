using System.Collections.Immutable;
using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;
using NetConsole.Engine.Rules;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Drafts;

/// <summary>
/// From what is typed to what is sent. Several lines are as many messages, as if each had been entered on its own, except that none of them can be a command:
/// that is a mistake, so that no order to us is ever sent to a peer.
/// </summary>
internal static class DraftReader
{
    /// <summary>No escape or field is longer where it is wrong; a mark need not cover more.</summary>
    private const int LongestMark = 12;

    private static readonly char[] s_blanks = [' ', '\t', '\r'];

    /// <param name="text">What is typed; lines end in LF.</param>
    /// <param name="mode">How it is read.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="isPasted">True when it came by a paste and was asked about: in text mode it is sent as it stands, whatever it looks like.</param>
    public static Draft Read(string text, EntryMode mode, SessionSettings settings, bool isPasted = false)
    {
        ImmutableArray<DraftMessage>.Builder messages = ImmutableArray.CreateBuilder<DraftMessage>();
        bool isSeveral = text.Contains('\n', StringComparison.Ordinal);
        for (int start = 0, number = 1; start <= text.Length; number++)
        {
            int end = text.IndexOf('\n', start) is var feed and >= 0 ? feed : text.Length;
            if (ReadLine(text[start..end], mode, settings, isPasted, messages) is { } error)
            {
                return new Draft(messages.ToImmutable(), new DraftMistake(
                    start + error.Position, MarkLength(text, start + error.Position, end), isSeveral ? number : 0, error.Position + 1, error.Message, error.Hint));
            }

            start = end + 1;
        }

        return new Draft(messages.ToImmutable(), null);
    }

    private static TextError? ReadLine(string line, EntryMode mode, SessionSettings settings, bool isPasted, ImmutableArray<DraftMessage>.Builder messages)
    {
        bool isAsItStands = isPasted && mode == EntryMode.Text;
        if (!isAsItStands && CommandParser.IsCommand(line, mode))
        {
            return new TextError(0, "a command stands alone, without other lines", @"\\ at the start of a line sends a backslash");
        }

        if (mode == EntryMode.Hex)
        {
            TextError? mistake = HexText.Read(line, out ImmutableArray<byte> bytes);
            if (mistake is null)
            {
                messages.Add(new DraftMessage.Exact(bytes.AsMemory()));
            }

            return mistake;
        }

        string text = settings.Trims ? line.Trim(s_blanks) : line;
        int offset = settings.Trims ? line.Length - line.TrimStart(s_blanks).Length : 0;
        if (settings.Trims && text.Length == 0)
        {
            return new TextError(0, "the line is empty: there is nothing to send", @"\set trim off sends empty lines too");
        }

        return ReadText(text, mode, settings, isAsItStands, messages) is { } error ? error with { Position = error.Position + offset } : null;
    }

    private static TextError? ReadText(string text, EntryMode mode, SessionSettings settings, bool isAsItStands, ImmutableArray<DraftMessage>.Builder messages)
    {
        TextError? error;
        if (mode == EntryMode.Escapes)
        {
            if (Template.TryParse(text, TemplateUse.Unasked, out Template? template, out error, settings.Encoding))
            {
                messages.Add(new DraftMessage.Expanded(template));
            }

            return error;
        }

        string plain = isAsItStands ? text : CommandParser.PlainText(text);
        if (EncodedCharacters.TryEncode(plain, settings.Encoding, out ReadOnlyMemory<byte> bytes, out error))
        {
            messages.Add(new DraftMessage.Text(bytes));
            return null;
        }

        return error with { Position = error.Position + text.Length - plain.Length };
    }

    /// <summary>From a mistake to where something else begins: a blank, or the next escape or field.</summary>
    private static int MarkLength(string text, int position, int lineEnd)
    {
        int end = Math.Min(lineEnd, position + LongestMark);
        int rest = position + 1 < end ? text.AsSpan(position + 1, end - position - 1).IndexOfAny(" \\{}") : -1;
        return position >= lineEnd ? 0 : rest >= 0 ? Math.Max(1, rest + 1) : end - position;
    }
}
