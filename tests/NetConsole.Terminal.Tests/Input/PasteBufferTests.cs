using System.Text;
using NetConsole.Terminal.Input;

namespace NetConsole.Terminal.Tests.Input;

public sealed class PasteBufferTests
{
    private readonly InputDecoder _decoder = new();
    private readonly List<TerminalEvent> _events = [];

    [Fact]
    public void Paste_LargerThanTheLimit_IsCutAndItsRestIsNoKeys()
    {
        Feed("\e[200~");
        Feed(new string('a', PasteBuffer.MaxBytes - 1));
        Feed(new string('b', 100_000));
        Feed("\x03\e[A\e[201~x");

        Assert.Equal(2, _events.Count);
        string text = Assert.IsType<TerminalEvent.Pasted>(_events[0]).Text;
        Assert.Equal(PasteBuffer.MaxBytes, text.Length);
        Assert.EndsWith("ab", text, StringComparison.Ordinal);
        Assert.Equal(new TerminalEvent.KeyPressed(KeyStroke.Of('x')), _events[1]);
    }

    [Fact]
    public void Paste_AfterACutOne_IsWholeAgain()
    {
        Feed("\e[200~" + new string('a', PasteBuffer.MaxBytes + 1) + "\e[201~");
        Feed("\e[200~second\e[201~");

        Assert.Equal(new TerminalEvent.Pasted("second"), _events[1]);
    }

    [Fact]
    public void Paste_NeverTerminated_IsHandedOverWhenSilentAndNeverBecomesKeys()
    {
        Feed("\e[200~rm -rf\r");
        Assert.Empty(_events);
        Assert.Equal(TimeSpan.FromSeconds(1), _decoder.Patience);

        _decoder.Expire(_events.Add);
        Assert.Equal(new TerminalEvent.Pasted("rm -rf\n"), Assert.Single(_events));
        Assert.Null(_decoder.Patience);

        Feed("\nq\r");
        _decoder.Expire(_events.Add);
        Assert.Equal(new TerminalEvent.Pasted("q\n"), _events[1]);
        Assert.Equal(2, _events.Count);
    }

    [Fact]
    public void Paste_SilentInsideACharacter_KeepsTheCharacterWhole()
    {
        Feed("\e[200~a");
        _decoder.Feed([0xE2, 0x82], _events.Add);
        _decoder.Expire(_events.Add);
        Assert.Equal(new TerminalEvent.Pasted("a"), Assert.Single(_events));
        Assert.Null(_decoder.Patience);

        _decoder.Feed([0xAC], _events.Add);
        Feed("\e[201~");
        Assert.Equal(new TerminalEvent.Pasted("€"), _events[1]);
    }

    [Fact]
    public void Paste_WithBytesThatAreNotUtf8_ShowsReplacementCharacters()
    {
        Feed("\e[200~a");
        _decoder.Feed([0xFF], _events.Add);
        Feed("b\e[201~");

        Assert.Equal(new TerminalEvent.Pasted("a�b"), Assert.Single(_events));
    }

    private void Feed(string text) => _decoder.Feed(Encoding.UTF8.GetBytes(text), _events.Add);
}
