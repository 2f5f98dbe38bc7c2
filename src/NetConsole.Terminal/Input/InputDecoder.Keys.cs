namespace NetConsole.Terminal.Input;

/// <content>Sequences that are keys: CSI, SS3, and the Linux console's own.</content>
internal sealed partial class InputDecoder
{
    private void Csi(byte value, Action<TerminalEvent> sink)
    {
        switch (value)
        {
            case (byte)'$' when _sequence.IsOneNumber && KeyTable.Numbered(_sequence.First) is not null:
                Finish(_sequence.Complete(value), sink);
                break;
            case >= 0x20 and <= 0x3F:
                _sequence.Take(value);
                break;
            case (byte)'[' when _sequence.IsEmpty:
                _state = State.LinuxConsole;
                break;
            case (byte)'M' or (byte)'m' when _sequence.Mouse(value) is { } stroke:
                ToGround();
                sink(new TerminalEvent.MouseUsed(stroke));
                break;
            case (byte)'M' when _sequence.IsEmpty:
                _state = State.MouseReport;
                _reportBytes = 3;
                break;
            case (byte)'~' when _sequence.IsOneNumber && _sequence.First == 200:
                _state = State.Paste;
                _prefix = KeyModifiers.None;
                break;
            case (byte)'n' when _sequence.IsOneNumber:
                StatusReport(sink);
                break;
            case >= 0x40 and <= 0x7E:
                Finish(_sequence.Complete(value), sink);
                break;
            default:
                if (_sequence.IsEmpty)
                {
                    PressIntroducer(sink);
                }

                Abandon(value, sink);
                break;
        }
    }

    private void LinuxConsole(byte value, Action<TerminalEvent> sink)
    {
        if (KeyTable.LinuxConsole(value) is { } key)
        {
            Finish(key, sink);
        }
        else
        {
            Abandon(value, sink);
        }
    }

    /// <summary>xterm sent <c>SS3 modifier final</c> for a while, and Konsole still does.</summary>
    private void Ss3(byte value, Action<TerminalEvent> sink)
    {
        if (value is >= (byte)'2' and <= (byte)'8' && _ss3Modifiers == KeyModifiers.None)
        {
            _ss3Modifiers = (KeyModifiers)(value - '1');
        }
        else if (KeyTable.Ss3(value) is { } key)
        {
            Finish(key with { Modifiers = key.Modifiers | _ss3Modifiers }, sink);
        }
        else
        {
            if (_ss3Modifiers == KeyModifiers.None)
            {
                PressIntroducer(sink);
            }

            Abandon(value, sink);
        }
    }
}
