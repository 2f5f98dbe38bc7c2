namespace NetConsole.Terminal.Input;

/// <summary>
/// A control sequence as it arrives after <c>CSI</c>: parameter bytes, intermediate bytes, a final byte (ECMA-48 §5.4). Longer ones than any key are
/// followed to their end and mean nothing.
/// </summary>
internal sealed class ControlSequence
{
    private const int MaxParameters = 4;
    private const int MaxValue = 0x10FFFF;

    private readonly int[] _values = new int[MaxParameters];
    private readonly int[] _subvalues = new int[MaxParameters];
    private int _index;
    private int _subindex;
    private bool _isReply;
    private bool _isMouse;

    /// <summary>True until the first byte after <c>CSI</c>.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>True when exactly one plain number has come: <c>CSI 7</c>.</summary>
    public bool IsOneNumber => !IsEmpty && !_isReply && _index == 0 && _subindex == 0;

    public void Clear()
    {
        Array.Clear(_values);
        Array.Clear(_subvalues);
        _index = 0;
        _subindex = 0;
        _isReply = false;
        _isMouse = false;
        IsEmpty = true;
    }

    /// <summary>Takes a byte between 0x20 and 0x3F. Private markers (<c>&lt; = &gt; ?</c>) and intermediates occur in replies and mouse reports only.</summary>
    public void Take(byte value)
    {
        bool isFirst = IsEmpty;
        IsEmpty = false;
        switch (value)
        {
            case >= (byte)'0' and <= (byte)'9':
                Digit(value - '0');
                break;
            case (byte)';':
                _index = Math.Min(_index + 1, MaxParameters);
                _subindex = 0;
                break;
            case (byte)':':
                _subindex++;
                _isMouse = false;
                break;
            default:
                _isReply = true;
                _isMouse = isFirst && value == (byte)'<';
                break;
        }
    }

    /// <summary>The key this sequence stands for once its final byte is known, or null when it is a report, a reply, or unknown.</summary>
    public KeyStroke? Complete(byte final)
    {
        if (_isReply || _index >= MaxParameters)
        {
            return null;
        }

        return final switch
        {
            (byte)'u' => CodePoint(_values[0], _subvalues[0], _values[1]),
            (byte)'~' when _values[0] == 27 => CodePoint(_values[2], 0, _values[1]),
            (byte)'~' => Modified(KeyTable.Numbered(_values[0])),
            (byte)'$' => Modified(KeyTable.Numbered(_values[0]), KeyModifiers.Shift),
            (byte)'^' => Modified(KeyTable.Numbered(_values[0]), KeyModifiers.Control),
            (byte)'@' => Modified(KeyTable.Numbered(_values[0]), KeyModifiers.Control | KeyModifiers.Shift),
            // CSI row ; column R is also a cursor position report. We never ask for one, so the form that Shift-F3 and its like have is a key.
            (byte)'R' when !IsEmpty && !(_values[0] == 1 && _index == 1 && _values[1] is >= 2 and <= 8) => null,
            // rxvt's shifted arrows have no parameters; with them these finals belong to replies.
            >= (byte)'a' and <= (byte)'d' when !IsEmpty => null,
            _ => Modified(KeyTable.Csi(final)),
        };
    }

    /// <summary>The mouse report that this sequence is once its final byte is known, or null.</summary>
    public MouseStroke? Mouse(byte final) =>
        _isMouse && _index == 2 ? MouseStroke.OfReport(_values[0], _values[1], _values[2], isRelease: final == (byte)'m') : null;

    /// <summary>The first number: which of <c>CSI number ~</c> it is.</summary>
    public int First => _isReply ? -1 : _values[0];

    /// <summary>xterm ctlseqs: the parameter is 1 plus bits for Shift 1, Alt 2, Control 4. Others (Meta, Super, locks) are not ours.</summary>
    private static KeyModifiers Modifiers(int parameter)
    {
        int bits = Math.Max(parameter - 1, 0);
        return (KeyModifiers)(bits & (int)(KeyModifiers.Shift | KeyModifiers.Alt | KeyModifiers.Control));
    }

    /// <summary>Of the subparameters of a parameter only the first says anything to us (kitty protocol: the shifted key, the event type).</summary>
    private void Digit(int digit)
    {
        if (_index < MaxParameters && _subindex < 2)
        {
            ref int target = ref (_subindex == 0 ? _values : _subvalues)[_index];
            target = Math.Min((target * 10) + digit, MaxValue + 1);
        }
    }

    private KeyStroke? CodePoint(int codePoint, int shifted, int modifierParameter)
    {
        KeyModifiers modifiers = Modifiers(modifierParameter);
        int meant = shifted != 0 && modifiers.HasFlag(KeyModifiers.Shift) ? shifted : codePoint;
        return IsRelease || codePoint == 0 ? null : CharacterKey.OfCodePoint(meant, modifiers);
    }

    private KeyStroke? Modified(KeyStroke? key, KeyModifiers more = KeyModifiers.None)
        => IsRelease || key is not { } stroke ? null : stroke with { Modifiers = stroke.Modifiers | more | Modifiers(_values[1]) };

    /// <summary>Kitty protocol: the event type is a subparameter of the modifiers; 3 is a release.</summary>
    private bool IsRelease => _subvalues[1] == 3;
}
