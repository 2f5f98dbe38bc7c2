namespace NetConsole.Terminal.Input;

/// <content>What terminals report or answer, and nobody pressed: read to its end and dropped.</content>
internal sealed partial class InputDecoder
{
    /// <summary>
    /// The answer to DSR. It may come between an Escape key and the end of that key's patience, and is not what the ESC belongs to.
    /// </summary>
    private void StatusReport(Action<TerminalEvent> sink)
    {
        if (_prefix != KeyModifiers.None)
        {
            Press(KeyStroke.Of(Key.Escape), sink);
        }

        ToGround();
        answered?.Invoke();
    }

    /// <summary>The button and two coordinates of an X10 mouse report; none of them is below 0x20.</summary>
    private void MouseReport(byte value, Action<TerminalEvent> sink)
    {
        if (value < 0x20)
        {
            Abandon(value, sink);
        }
        else if (--_reportBytes == 0)
        {
            ToGround();
        }
    }

    /// <summary>The first byte tells a terminal's answer from Alt with a key: an OSC starts with its number (or <c>l</c>, <c>L</c>: a title), a DCS with a parameter or a marker.</summary>
    private void StringStart(byte value, Action<TerminalEvent> sink)
    {
        bool isAnswer = _introducer switch
        {
            (byte)']' => value is >= (byte)'0' and <= (byte)'9' or (byte)'l' or (byte)'L',
            (byte)'P' => value is >= 0x20 and <= 0x3F,
            _ => value is >= 0x20 and not 0x7F,
        };
        if (isAnswer)
        {
            _state = State.String;
        }
        else
        {
            PressIntroducer(sink);
            Abandon(value, sink);
        }
    }

    /// <summary>Ends at BEL or ST. Any other control is a person's: an answer that lost its end does not leave the keyboard dead.</summary>
    private void String(byte value, Action<TerminalEvent> sink)
    {
        switch (value)
        {
            case 0x1B:
                _state = State.StringEscape;
                break;
            case 0x07:
                ToGround();
                break;
            case < 0x20 or 0x7F:
                Abandon(value, sink);
                break;
        }
    }

    private void StringEscape(byte value, Action<TerminalEvent> sink)
    {
        ToGround();
        if (value != '\\')
        {
            _state = State.Escape;
            Escape(value, sink);
        }
    }
}
