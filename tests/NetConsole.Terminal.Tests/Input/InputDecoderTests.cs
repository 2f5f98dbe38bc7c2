using System.Text;
using NetConsole.Terminal.Input;

namespace NetConsole.Terminal.Tests.Input;

/// <summary>A row per sequence, in the notation of <see cref="Decoding"/>: <c>␛</c> is ESC, keys are written as guides write them.</summary>
public sealed class InputDecoderTests
{
    public static TheoryData<string, string> Sequences => new()
    {
        // Characters
        { "a", "a" },
        { "A ~", "A Space ~" },
        { "é€😀", "é € 😀" },
        { "\x00\x01\x1A", "Ctrl-Space Ctrl-A Ctrl-Z" },
        { "\x1C\x1D\x1E\x1F", "Ctrl-\\ Ctrl-] Ctrl-^ Ctrl-_" },
        { "\x09\x0D\x0A", "Tab Enter Ctrl-J" },
        { "\x08\x7F", "Backspace Backspace" },

        // Alt as an ESC prefix
        { "␛b␛B", "Alt-b Alt-B" },
        { "␛é", "Alt-é" },
        { "␛\x7F␛\x0D␛\x01", "Alt-Backspace Alt-Enter Ctrl-Alt-A" },
        { "␛x␛X␛^␛\\", "Alt-x Alt-X Alt-^ Alt-\\" },
        { "␛␛x", "Esc Alt-x" },
        { "␛␛[A␛␛OA␛␛[5~", "Alt-Up Alt-Up Alt-PgUp" },

        // Arrows, Home, End: CSI, SS3, VT220, rxvt
        { "␛[A␛[B␛[C␛[D", "Up Down Right Left" },
        { "␛OA␛OB␛OC␛OD", "Up Down Right Left" },
        { "␛[H␛[1~␛[7~␛OH", "Home Home Home Home" },
        { "␛[F␛[4~␛[8~␛OF", "End End End End" },
        { "␛[2~␛[3~␛[5~␛[6~", "Insert Delete PgUp PgDn" },
        { "␛[a␛[b␛[c␛[d", "Shift-Up Shift-Down Shift-Right Shift-Left" },
        { "␛Oa␛Ob␛Oc␛Od", "Ctrl-Up Ctrl-Down Ctrl-Right Ctrl-Left" },
        { "␛[7$␛[8^␛[5@", "Shift-Home Ctrl-End Ctrl-Shift-PgUp" },
        { "␛[Z", "Shift-Tab" },

        // Modifiers
        { "␛[1;2A␛[1;3B␛[1;5C␛[1;6D␛[1;8H", "Shift-Up Alt-Down Ctrl-Right Ctrl-Shift-Left Ctrl-Alt-Shift-Home" },
        { "␛[3;5~␛[5;3~␛[6;2~", "Ctrl-Delete Alt-PgUp Shift-PgDn" },
        { "␛O5A␛O2P", "Ctrl-Up Shift-F1" },
        { "␛[1;65A", "Up" },

        // Function keys: xterm, VT220, Linux console
        { "␛OP␛OQ␛OR␛OS", "F1 F2 F3 F4" },
        { "␛[P␛[Q␛[R␛[S", "F1 F2 F3 F4" },
        { "␛[[A␛[[B␛[[C␛[[D␛[[E", "F1 F2 F3 F4 F5" },
        { "␛[11~␛[12~␛[13~␛[14~␛[15~", "F1 F2 F3 F4 F5" },
        { "␛[17~␛[18~␛[19~␛[20~␛[21~␛[23~␛[24~", "F6 F7 F8 F9 F10 F11 F12" },
        { "␛[25~␛[26~␛[28~␛[29~␛[31~␛[34~", "Shift-F1 Shift-F2 Shift-F3 Shift-F4 Shift-F5 Shift-F8" },
        { "␛[1;2P␛[1;5Q␛[1;3R␛[15;2~␛[23;6~", "Shift-F1 Ctrl-F2 Alt-F3 Shift-F5 Ctrl-Shift-F11" },

        // The keypad in application mode
        { "␛Op␛Oy␛Oj␛Ok␛Ol␛Om␛On␛Oo", "0 9 * + , - . /" },
        { "␛OM␛OX␛OI␛O ", "Enter = Tab Space" },

        // CSI u and modifyOtherKeys
        { "␛[13;5u␛[13;2u␛[9;5u␛[127;5u␛[27u", "Ctrl-Enter Shift-Enter Ctrl-Tab Ctrl-Backspace Esc" },
        { "␛[49;5u␛[44;5u␛[97;5u␛[65;6u␛[32;5u", "Ctrl-1 Ctrl-, Ctrl-A Ctrl-A Ctrl-Space" },
        { "␛[97u␛[97;2u␛[97:65;2u␛[97:65:97;2u␛[97;3u", "a A A A Alt-a" },
        { "␛[97;1:1u␛[97;1:3u␛[1;1:3A␛[1;5:1A", "a Ctrl-Up" },
        { "␛[27;5;13~␛[27;2;65~␛[27;6;97~", "Ctrl-Enter A Ctrl-A" },
        { "␛[57399u␛[57414u␛[57419;5u␛[57358u", "0 Enter Ctrl-Up" },

        // Reports and late replies: nothing, and what follows is a key again
        { "␛[Ix␛[Ox", "x x" },
        { "␛[M !!x␛[32;10;20Mx", "x x" },

        // The mouse (SGR, 1006): buttons, wheel, modifiers, dragging
        { "␛[<0;10;20M␛[<0;10;20m␛[<1;1;1M␛[<2;1;1M", "(Left press 9,19) (Left release 9,19) (Middle press 0,0) (Right press 0,0)" },
        { "␛[<64;3;4M␛[<65;3;4M␛[<66;3;4M␛[<67;3;4M", "(WheelUp press 2,3) (WheelDown press 2,3) (WheelLeft press 2,3) (WheelRight press 2,3)" },
        { "␛[<32;300;4M␛[<35;3;4M␛[<4;3;4M␛[<8;3;4M␛[<80;3;4M", "(Left drag 299,3) (None drag 2,3) (Shift Left press 2,3) (Alt Left press 2,3) (Control WheelUp press 2,3)" },

        // No reports: dropped, and what follows is a key again
        { "␛[<0;0;1Mx␛[<0;1;99999Mx␛[<0;1Mx␛[<0;1;1;1Mx␛[<Mx␛[<128;1;1Mx␛[0<;1;1Mx␛[<0;1;1$Mx␛[<0:1;1;1Mx", "x x x x x x x x x" },
        { "␛[<99999999999999999999;1;1Mx␛[<0;1;1\x03", "x Ctrl-C" },
        { "␛[?1;2cx␛[?64;1;2;6;9;15;18;21;22cx␛[>41;379;0cx␛[=0cx", "x x x x" },
        { "␛P!|00000000␛\\x␛P>|XTerm(379)␛\\x␛P1$r0m␛\\x␛P1+r524742=38␛\\x", "x x x x" },
        { "␛[2;1Rx␛[24;80Rx␛[?24;80;1Rx␛[1;80Rx", "x x x x" },
        { "␛[?2026;2$yx␛[4;2$yx␛[?1ux␛[0nx␛[?997;1nx", "x x x x x" },
        { "␛]11;rgb:ffff/ffff/ffff␛\\x␛]4;1;rgb:0/0/0\ax␛]lé title␛\\x", "x x x" },
        { "␛_Gi=1;OK␛\\x", "x" },
        { "␛[8;24;80tx␛[81;16;113;0;32;1_x␛[3;4;5;6;7;8;9~x", "x x x" },
        { "␛[1;2cx␛[201~x␛[E", "x x" },

        // Broken off: the sequence is lost, the key that broke it is not
        { "␛[1;\x03", "Ctrl-C" },
        { "␛[1;é", "é" },
        { "␛]11;rgb\x0Dx", "Enter x" },
        { "␛]11;rgb␛[A", "Up" },
        { "␛[[x␛[[\x03", "x Ctrl-C" },
        { "␛[M !\x03", "Ctrl-C" },

        // An introducer that a person typed with Alt
        { "␛]x␛Px", "Alt-] x Alt-P x" },
        { "␛[\x03␛[␛[A", "Alt-[ Ctrl-C Alt-[ Up" },
        { "␛O\x0D␛]␛[A", "Alt-O Enter Alt-] Up" },

        // Bracketed paste
        { "␛[200~one\rtwo\r\nthree\nfour␛[201~x", "«one|two|three|four» x" },
        { "␛[200~␛[A\x03␛[20␛[200~é␛␛[201~x", "«␛[A\x03␛[20␛[200~é␛» x" },
        { "␛[200~␛[201~x", "x" },
    };

    public static TheoryData<string, string> Incomplete => new()
    {
        { "␛", "Esc" },
        { "␛␛", "Esc Esc" },
        { "␛[", "Alt-[" },
        { "␛O", "Alt-O" },
        { "␛]", "Alt-]" },
        { "␛P", "Alt-P" },
        { "␛_", "Alt-_" },
        { "␛␛[", "Esc Alt-[" },
        { "␛[1;", "" },
        { "␛[[", "" },
        { "␛[M ", "" },
        { "␛O5", "" },
        { "␛]11;rgb:", "" },
        { "␛P>|X␛", "" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Feed_Sequence_GivesItsEvents(string sent, string expected) => Assert.Equal(expected, Decoding.Of(Decoding.Bytes(sent)));

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Feed_SequenceSplitAtEveryByte_GivesTheSameEvents(string sent, string expected)
    {
        byte[] bytes = Decoding.Bytes(sent);
        for (int split = 1; split < bytes.Length; split++)
        {
            Assert.Equal(expected, Decoding.Of(bytes[..split], bytes[split..]));
        }

        Assert.Equal(expected, Decoding.Of([.. bytes.Select(value => new[] { value })]));
    }

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void Expire_Incomplete_IsAKeyOrNothingAndLeavesNothingBehind(string sent, string expected)
    {
        var decoder = new InputDecoder();
        var events = new List<TerminalEvent>();

        decoder.Feed(Decoding.Bytes(sent), events.Add);
        Assert.Empty(events);
        Assert.NotNull(decoder.Patience);

        decoder.Expire(events.Add);
        Assert.Equal(expected, Decoding.Show(events));
        Assert.Null(decoder.Patience);

        events.Clear();
        decoder.Feed("x"u8, events.Add);
        Assert.Equal("x", Decoding.Show(events));
    }

    [Fact]
    public void Patience_IsShortForALoneEscapeAndLongInsideASequence()
    {
        var decoder = new InputDecoder();
        Assert.Null(decoder.Patience);

        decoder.Feed("\e"u8, _ => { });
        Assert.Equal(TimeSpan.FromMilliseconds(50), decoder.Patience);

        decoder.Feed("["u8, _ => { });
        Assert.Equal(TimeSpan.FromSeconds(1), decoder.Patience);

        decoder.Feed("A"u8, _ => { });
        Assert.Null(decoder.Patience);
    }

    [Theory]
    [InlineData(new byte[] { 0xE9, (byte)'x' }, "x")]
    [InlineData(new byte[] { 0xE2, 0x82, 0xC3, 0xA9 }, "é")]
    [InlineData(new byte[] { 0x80, 0xC0, 0xFF, 0xF5, (byte)'x' }, "x")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80, (byte)'x' }, "x")]
    [InlineData(new byte[] { 0xC2, 0x9B, (byte)'A' }, "A")]
    [InlineData(new byte[] { 0x9B, (byte)'A' }, "A")]
    [InlineData(new byte[] { 0xF0, 0x9F, 0x1B, (byte)'[', (byte)'A' }, "Up")]
    public void Feed_InvalidUtf8OrC1_IsDropped(byte[] bytes, string expected) => Assert.Equal(expected, Decoding.Of(bytes));

    [Fact]
    public void Expire_HalfACharacter_IsDropped()
    {
        var decoder = new InputDecoder();
        var events = new List<TerminalEvent>();

        decoder.Feed([0xE2, 0x82], events.Add);
        decoder.Expire(events.Add);
        decoder.Feed("é"u8, events.Add);

        Assert.Equal("é", Decoding.Show(events));
    }

    [Fact]
    public void Feed_RandomBytes_NeverGivesMoreCharactersThanBytes()
    {
        var random = new Random(20261);
        // Mostly bytes that mean something to the decoder: uniform ones would hardly ever get past an introducer.
        byte[] favourites = Encoding.ASCII.GetBytes("\e\e\e[[[O]P_;:?<$~ABMRu0122027\a\\\x03");
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = new byte[random.Next(1, 120)];
            random.NextBytes(bytes);
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = random.Next(4) == 0 ? bytes[i] : favourites[random.Next(favourites.Length)];
            }

            var decoder = new InputDecoder();
            var events = new List<TerminalEvent>();
            decoder.Feed(bytes, events.Add);
            decoder.Expire(events.Add);

            int characters = events.Sum(one => one is TerminalEvent.Pasted pasted ? pasted.Text.Length : 1);
            Assert.True(characters <= bytes.Length, Convert.ToHexString(bytes));
            Assert.Equal(Decoding.Show(events), Decoding.Expired([.. bytes.Select(value => new[] { value })]));
        }
    }
}
