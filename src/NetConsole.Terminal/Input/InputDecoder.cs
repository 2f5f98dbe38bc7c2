using System.Text;

namespace NetConsole.Terminal.Input;

/// <summary>
/// Turns what a terminal sends into keys and pastes. A pure state machine: it reads no clock, so that the same bytes give the same events however they are
/// split; only <see cref="Expire"/> ends what is incomplete. Answers and reports of the terminal (ECMA-48 CSI, OSC, DCS, APC; xterm ctlseqs) are
/// swallowed whenever they come; of those to DSR the caller is told. 8-bit C1 controls are not decoded, because UTF-8 uses their bytes. Not thread-safe.
/// </summary>
/// <param name="answered">Called where the terminal has answered DSR 5 (ECMA-48 §8.3.35): <c>CSI 0 n</c>.</param>
internal sealed partial class InputDecoder(Action? answered = null)
{
    /// <summary>How long a lone ESC waits to become a sequence. Longer feels slow on the key; slow links deliver the bytes of a sequence together.</summary>
    private static readonly TimeSpan EscapePatience = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a begun sequence waits for its rest: a reply split by the network must never become text.</summary>
    private static readonly TimeSpan SequencePatience = TimeSpan.FromSeconds(1);

    private readonly ControlSequence _sequence = new();
    private readonly PasteBuffer _paste = new();
    private readonly Utf8Character _character = new();
    private State _state;
    private KeyModifiers _prefix;
    private int _reportBytes;
    private byte _introducer;
    private KeyModifiers _ss3Modifiers;

    private enum State
    {
        Ground,
        Character,
        Escape,
        Csi,
        LinuxConsole,
        Ss3,
        MouseReport,
        StringStart,
        String,
        StringEscape,
        Paste,
    }

    /// <summary>How long to wait for more input before calling <see cref="Expire"/>, counted from the last byte; null when nothing is incomplete.</summary>
    public TimeSpan? Patience => _state switch
    {
        State.Ground => null,
        State.Escape => EscapePatience,
        State.Paste => _paste.HasText ? SequencePatience : null,
        _ => SequencePatience,
    };

    /// <summary>Decodes bytes as they were read, in order.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, Action<TerminalEvent> sink)
    {
        foreach (byte value in bytes)
        {
            Step(value, sink);
        }
    }

    /// <summary>
    /// Nothing came for as long as <see cref="Patience"/>. A lone ESC was the Escape key; <c>ESC [</c> was Alt-[; the rest of a longer sequence was lost, and it
    /// is dropped. A paste goes on, however long it takes: its text so far is handed over.
    /// </summary>
    public void Expire(Action<TerminalEvent> sink)
    {
        switch (_state)
        {
            case State.Escape:
                Press(KeyStroke.Of(Key.Escape), sink);
                if (_prefix != KeyModifiers.None)
                {
                    Press(KeyStroke.Of(Key.Escape), sink);
                }

                break;
            case State.Csi when _sequence.IsEmpty:
            case State.Ss3 when _ss3Modifiers == KeyModifiers.None:
            case State.StringStart:
                PressIntroducer(sink);
                break;
            case State.Paste:
                HandOver(isLast: false, sink);
                return;
            default:
                _character.Clear();
                break;
        }

        ToGround();
    }

    private static void Press(KeyStroke stroke, Action<TerminalEvent> sink) => sink(new TerminalEvent.KeyPressed(stroke));

    private void Step(byte value, Action<TerminalEvent> sink)
    {
        switch (_state)
        {
            case State.Ground:
                Ground(value, sink);
                break;
            case State.Character:
                Character(value, sink);
                break;
            case State.Escape:
                Escape(value, sink);
                break;
            case State.Csi:
                Csi(value, sink);
                break;
            case State.LinuxConsole:
                LinuxConsole(value, sink);
                break;
            case State.Ss3:
                Ss3(value, sink);
                break;
            case State.MouseReport:
                MouseReport(value, sink);
                break;
            case State.StringStart:
                StringStart(value, sink);
                break;
            case State.String:
                String(value, sink);
                break;
            case State.StringEscape:
                StringEscape(value, sink);
                break;
            case State.Paste:
                if (_paste.Take(value))
                {
                    HandOver(isLast: true, sink);
                    ToGround();
                }

                break;
        }
    }

    private void ToGround()
    {
        _state = State.Ground;
        _prefix = KeyModifiers.None;
    }

    /// <summary>What had begun was no sequence that we know: drop it, and read the byte that showed it for itself.</summary>
    private void Abandon(byte value, Action<TerminalEvent> sink)
    {
        ToGround();
        Ground(value, sink);
    }

    private void Finish(KeyStroke? stroke, Action<TerminalEvent> sink)
    {
        if (stroke is { } key)
        {
            Press(key with { Modifiers = key.Modifiers | _prefix }, sink);
        }

        ToGround();
    }

    private void Ground(byte value, Action<TerminalEvent> sink)
    {
        switch (value)
        {
            case 0x1B:
                _state = State.Escape;
                break;
            case < 0x20 or 0x7F:
                Press(CharacterKey.OfControl(value, _prefix), sink);
                ToGround();
                break;
            case < 0x80:
                Press(KeyStroke.Of((char)value, _prefix), sink);
                ToGround();
                break;
            default:
                _state = State.Character;
                Character(value, sink);
                break;
        }
    }

    private void Character(byte value, Action<TerminalEvent> sink)
    {
        if (value < 0x80)
        {
            _character.Clear();
            Abandon(value, sink);
            return;
        }

        Rune? character = _character.Take(value);
        if (!_character.IsPartial)
        {
            Finish(character is { } whole && !Rune.IsControl(whole) ? KeyStroke.Of(whole) : null, sink);
        }
    }

    /// <summary>After ESC: an introducer, or a key with Alt. After ESC ESC: a sequence with Alt, as rxvt sends it, or the Escape key and then Alt with a key.</summary>
    private void Escape(byte value, Action<TerminalEvent> sink)
    {
        bool isDoubled = _prefix != KeyModifiers.None;
        switch (value)
        {
            case (byte)'[':
                _sequence.Clear();
                Introduce(State.Csi, value);
                break;
            case (byte)'O':
                _ss3Modifiers = KeyModifiers.None;
                Introduce(State.Ss3, value);
                break;
            case (byte)']' or (byte)'P' or (byte)'_':
                Introduce(State.StringStart, value);
                break;
            case 0x1B when isDoubled:
                Press(KeyStroke.Of(Key.Escape), sink);
                break;
            case 0x1B:
                _prefix = KeyModifiers.Alt;
                break;
            default:
                if (isDoubled)
                {
                    Press(KeyStroke.Of(Key.Escape), sink);
                }

                _prefix = KeyModifiers.Alt;
                Ground(value, sink);
                break;
        }
    }

    private void Introduce(State state, byte introducer)
    {
        _state = state;
        _introducer = introducer;
    }

    /// <summary>The introducer was no introducer but a person's Alt with that key.</summary>
    private void PressIntroducer(Action<TerminalEvent> sink)
    {
        if (_prefix != KeyModifiers.None)
        {
            Press(KeyStroke.Of(Key.Escape), sink);
        }

        Press(KeyStroke.Of((char)_introducer, KeyModifiers.Alt), sink);
    }

    private void HandOver(bool isLast, Action<TerminalEvent> sink)
    {
        bool isCut = isLast && _paste.IsCut;
        string text = _paste.TakeText(isLast);
        if (text.Length > 0 || isCut)
        {
            sink(new TerminalEvent.Pasted(text, isCut));
        }
    }
}
