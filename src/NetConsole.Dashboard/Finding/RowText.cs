using System.Buffers;
using System.Text;
using System.Text.Unicode;
using NetConsole.Dashboard.Transcripts;

namespace NetConsole.Dashboard.Finding;

/// <summary>
/// The text of one row after the other as characters, in one buffer: messages in the peers' encoding, notes in UTF-8. As for rules, bytes that are no UTF-8 where
/// they should be are read as Latin-1, one character each, so that <c>\xFF</c> finds them. For one thread at a time.
/// </summary>
/// <param name="encoding">The peers' text: UTF-8, or one of one byte a character.</param>
internal sealed class RowText(Encoding encoding)
{
    private char[] _characters = new char[256];

    /// <summary>The text of a row, valid until the next is read.</summary>
    public ReadOnlySpan<char> Of(in TranscriptEntry entry) => Of(entry.Text.Span, entry.IsMessage ? encoding : Encoding.UTF8);

    /// <summary>Bytes as characters, valid until the next are read.</summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        // No byte makes more than one UTF-16 unit, in any of these encodings.
        if (_characters.Length < bytes.Length)
        {
            _characters = new char[Math.Max(bytes.Length, 2 * _characters.Length)];
        }

        if (encoding is not UTF8Encoding)
        {
            return _characters.AsSpan(0, encoding.GetChars(bytes, _characters));
        }

        return Utf8.ToUtf16(bytes, _characters, out _, out int written, replaceInvalidSequences: false) == OperationStatus.Done
            ? _characters.AsSpan(0, written)
            : _characters.AsSpan(0, Encoding.Latin1.GetChars(bytes, _characters));
    }
}
