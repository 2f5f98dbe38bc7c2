namespace NetConsole.Terminal.Input;

public enum MouseButton : byte
{
    /// <summary>None of those below: only the pointer moved.</summary>
    None,
    Left,
    Middle,
    Right,
    WheelUp,
    WheelDown,
    WheelLeft,
    WheelRight,
}

public enum MouseAction : byte
{
    /// <summary>A button went down, or the wheel went on by a notch.</summary>
    Press,
    Release,

    /// <summary>The pointer came to another cell while a button was down.</summary>
    Drag,
}

/// <summary>Something done with the mouse; a terminal tells of it only where frames ask for it.</summary>
/// <param name="Button">With which button.</param>
/// <param name="Action">What was done with it.</param>
/// <param name="X">On which column, from 0; it may lie outside a screen that became smaller meanwhile.</param>
/// <param name="Y">On which row, from 0; as <paramref name="X"/>.</param>
/// <param name="Modifiers">What was held down. Terminals keep Shift for themselves.</param>
public readonly record struct MouseStroke(MouseButton Button, MouseAction Action, int X, int Y, KeyModifiers Modifiers = KeyModifiers.None)
{
    /// <summary>No terminal has more columns or rows; a report that says so is none.</summary>
    private const int LargestCoordinate = 10_000;

    /// <summary>Bits of the button's number (xterm ctlseqs, "Mouse Tracking").</summary>
    private const int ShiftBit = 4;
    private const int AltBit = 8;
    private const int ControlBit = 16;
    private const int MotionBit = 32;
    private const int WheelBit = 64;

    /// <summary>Reads <c>CSI &lt; button ; column ; row M</c>, or <c>m</c> for a release (xterm ctlseqs, "SGR", private mode 1006); null for what is no report, or of a button that nobody asked for.</summary>
    public static MouseStroke? OfReport(int button, int column, int row, bool isRelease)
    {
        if (column is < 1 or > LargestCoordinate || row is < 1 or > LargestCoordinate || button >= 2 * WheelBit)
        {
            return null;
        }

        bool isWheel = (button & WheelBit) != 0;
        MouseButton which = (isWheel, button & 3) switch
        {
            (true, var notch) => MouseButton.WheelUp + (byte)notch,
            (false, 3) => MouseButton.None,
            (false, var number) => MouseButton.Left + (byte)number,
        };
        MouseAction action = isRelease ? MouseAction.Release : !isWheel && (button & MotionBit) != 0 ? MouseAction.Drag : MouseAction.Press;
        return new MouseStroke(which, action, column - 1, row - 1, Held(button));
    }

    /// <summary>For tests and logs: <c>Left press 12,3</c>.</summary>
    public override string ToString() =>
        $"{(Modifiers == KeyModifiers.None ? "" : $"{Modifiers} ")}{Button} {Action.ToString().ToLowerInvariant()} {X},{Y}";

    private static KeyModifiers Held(int button) =>
        ((button & ShiftBit) != 0 ? KeyModifiers.Shift : KeyModifiers.None)
        | ((button & AltBit) != 0 ? KeyModifiers.Alt : KeyModifiers.None)
        | ((button & ControlBit) != 0 ? KeyModifiers.Control : KeyModifiers.None);
}
