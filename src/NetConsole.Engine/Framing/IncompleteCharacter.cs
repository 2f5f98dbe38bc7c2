using System.Buffers;
using System.Text;

namespace NetConsole.Engine.Framing;

/// <summary>A UTF-8 character of which only the first bytes have come (RFC 3629 §3).</summary>
internal static class IncompleteCharacter
{
    private const int LongestPrefix = 3;

    /// <summary>True when the bytes end inside a character that could still become a valid one.</summary>
    public static bool IsAtEndOf(ReadOnlySpan<byte> bytes)
    {
        int earliest = Math.Max(0, bytes.Length - LongestPrefix);
        for (int start = bytes.Length - 1; start >= earliest; start--)
        {
            bool isContinuation = (bytes[start] & 0b1100_0000) == 0b1000_0000;
            if (!isContinuation)
            {
                return Rune.DecodeFromUtf8(bytes[start..], out _, out _) == OperationStatus.NeedMoreData;
            }
        }

        return false;
    }
}
