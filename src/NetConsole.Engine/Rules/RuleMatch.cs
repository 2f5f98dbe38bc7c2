using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NetConsole.Engine.Rules;

/// <summary>What a rule's expression found in a message's text. Immutable; any thread.</summary>
internal sealed class RuleMatch
{
    private readonly Match _match;
    private readonly Encoding _encoding;

    internal RuleMatch(Match match, Encoding encoding)
    {
        _match = match;
        _encoding = encoding;
    }

    /// <summary>
    /// Appends the bytes that a group captured, exactly as they were in the message; nothing when it took no part in the match.
    /// The one exception is a group that takes half of a character beyond U+FFFF, as <c>(.)</c> does: the half is written as U+FFFD.
    /// </summary>
    internal void WriteGroup(int number, IBufferWriter<byte> output) => _encoding.GetBytes(_match.Groups[number].ValueSpan, output);
}
