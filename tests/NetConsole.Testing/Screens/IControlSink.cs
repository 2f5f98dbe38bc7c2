using System.Text;

namespace NetConsole.Testing.Screens;

/// <summary>What a parsed stream does, in its order.</summary>
internal interface IControlSink
{
    /// <summary>A code point to show.</summary>
    void Print(Rune rune);

    /// <summary>A C0 control other than ESC.</summary>
    void Control(byte control);

    /// <summary>ESC and one final byte.</summary>
    void Escape(char final);

    /// <summary>A control sequence (ECMA-48 §5.4).</summary>
    void Sequence(ControlSequence sequence);

    /// <summary>An operating system command without its introducer and terminator.</summary>
    void SystemCommand(string text);

    /// <summary>Bytes that are no text and no sequence that anybody may send.</summary>
    void Malformed(string what);
}
