using System.Buffers;
using System.Text;

namespace NetConsole.Testing.Screens;

/// <summary>
/// Cuts a terminal's input into text and controls, whatever the reads were cut into. Follows ECMA-48 and xterm: UTF-8 text, so the C1 controls exist only as ESC and a letter.
/// </summary>
internal sealed class ControlParser(IControlSink sink)
{
    // Longer than anything that a sane program sends; what runs on longer was never ended.
    private const int LongestSequence = 64;
    private const int LongestString = 2048;

    private readonly StringBuilder _body = new();
    private readonly byte[] _partial = new byte[4];
    private int _partialLength;
    private State _state;

    private enum State
    {
        Text,
        Escape,
        Sequence,
        SystemCommand,
        SystemCommandEscape,
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            Feed(value);
        }
    }

    private void Feed(byte value)
    {
        switch (_state)
        {
            case State.Text:
                FeedText(value);
                break;
            case State.Escape:
                FeedEscape(value);
                break;
            case State.Sequence:
                FeedSequence(value);
                break;
            default:
                FeedSystemCommand(value);
                break;
        }
    }

    private void FeedText(byte value)
    {
        if (_partialLength > 0 || value >= 0x80)
        {
            FeedUtf8(value);
        }
        else if (value == 0x1B)
        {
            _state = State.Escape;
        }
        else if (value < 0x20)
        {
            sink.Control(value);
        }
        else
        {
            sink.Print(new Rune(value));
        }
    }

    private void FeedUtf8(byte value)
    {
        if (_partialLength > 0 && (value & 0xC0) != 0x80)
        {
            FlushPartial();
            FeedText(value);
            return;
        }

        _partial[_partialLength++] = value;
        switch (Rune.DecodeFromUtf8(_partial.AsSpan(0, _partialLength), out Rune rune, out _))
        {
            case OperationStatus.Done:
                _partialLength = 0;
                sink.Print(rune);
                break;
            case OperationStatus.InvalidData:
                FlushPartial();
                break;
        }
    }

    private void FlushPartial()
    {
        string hex = string.Concat(_partial.Take(_partialLength).Select(b => $"\\x{b:X2}"));
        _partialLength = 0;
        sink.Malformed($"{hex} is not UTF-8");
    }

    private void FeedEscape(byte value)
    {
        _body.Clear();
        switch (value)
        {
            case (byte)'[':
                _state = State.Sequence;
                break;
            case (byte)']':
                _state = State.SystemCommand;
                break;
            default:
                _state = State.Text;
                sink.Escape((char)value);
                break;
        }
    }

    private void FeedSequence(byte value)
    {
        if (value is >= 0x20 and < 0x40 && _body.Length < LongestSequence)
        {
            _body.Append((char)value);
        }
        else if (value is >= 0x40 and < 0x7F)
        {
            _state = State.Text;
            sink.Sequence(new ControlSequence(_body.ToString(), (char)value));
        }
        else
        {
            _state = State.Text;
            sink.Malformed($"\\e[{_body} cut short by \\x{value:X2}");
        }
    }

    private void FeedSystemCommand(byte value)
    {
        if (_state == State.SystemCommandEscape)
        {
            _state = State.Text;
            if (value == (byte)'\\')
            {
                sink.SystemCommand(TakeString());
            }
            else
            {
                sink.Malformed($"\\e]{TakeString()} cut short by \\e\\x{value:X2}");
            }
        }
        else if (value == 0x1B)
        {
            _state = State.SystemCommandEscape;
        }
        else if (value == 0x07)
        {
            _state = State.Text;
            sink.SystemCommand(TakeString());
        }
        else if (value < 0x20 || _body.Length >= LongestString)
        {
            _state = State.Text;
            sink.Malformed($"\\e]{TakeString()} cut short by \\x{value:X2}");
        }
        else
        {
            _body.Append((char)value);
        }
    }

    /// <summary>The string so far. Its bytes were kept one to a character.</summary>
    private string TakeString()
    {
        string text = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(_body.ToString()));
        _body.Clear();
        return text;
    }
}
