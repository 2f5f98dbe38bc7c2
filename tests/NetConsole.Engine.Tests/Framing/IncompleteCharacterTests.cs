using System.Text;
using NetConsole.Engine.Framing;

namespace NetConsole.Engine.Tests.Framing;

public sealed class IncompleteCharacterTests
{
    [Fact]
    public void IsAtEndOf_EveryProperPrefixOfACharacter_IsTrue_AndOfAWholeOne_IsFalse()
    {
        foreach (string character in (string[])["ä", "€", "\U0001F600", "\u0800", "\U0010FFFF"])
        {
            byte[] whole = Encoding.UTF8.GetBytes($"x{character}");
            for (int length = 0; length <= whole.Length; length++)
            {
                Assert.Equal(length > 1 && length < whole.Length, IncompleteCharacter.IsAtEndOf(whole.AsSpan(0, length)));
            }
        }
    }
}
