using System.Text;

namespace NetConsole.Testing.Screens;

/// <summary>What controls and sequences do.</summary>
public sealed partial class ScreenModel
{
    private void Control(byte control)
    {
        switch (control)
        {
            case 0x07:
                Bells++;
                break;
            case 0x08:
                MoveTo(_x - 1, _y);
                break;
            case 0x0A:
                LineFeed();
                break;
            case 0x0D:
                MoveTo(0, _y);
                break;
            default:
                Violate($"\\x{control:X2}");
                break;
        }
    }

    /// <summary>LF (IND): down, or the region up if the cursor stands at its bottom. The column stays.</summary>
    private void LineFeed()
    {
        if (_y == ScrollRegion.Bottom)
        {
            Grid.Scroll(ScrollRegion.Top, ScrollRegion.Bottom, 1, _pen.ToErased());
        }

        MoveTo(_x, _y == ScrollRegion.Bottom ? _y : _y + 1);
    }

    private void Escape(char final)
    {
        if (final != 'M')
        {
            Violate($"\\e{final}");
            return;
        }

        // RI: up, or the region down if the cursor stands at its top.
        if (_y == ScrollRegion.Top)
        {
            Grid.Scroll(ScrollRegion.Top, ScrollRegion.Bottom, -1, _pen.ToErased());
        }

        MoveTo(_x, _y == ScrollRegion.Top ? _y : _y - 1);
    }

    private void Sequence(ControlSequence sequence)
    {
        int[] parameters = sequence.Parameters();
        int count = Math.Clamp(parameters[0], 1, ushort.MaxValue);
        int second = parameters.Length > 1 ? Math.Max(1, parameters[1]) : 1;
        bool known = true;
        switch (sequence.Kind)
        {
            case "A":
                MoveTo(_x, Math.Max(_y - count, _y >= ScrollRegion.Top ? ScrollRegion.Top : 0));
                break;
            case "B":
                MoveTo(_x, Math.Min(_y + count, _y <= ScrollRegion.Bottom ? ScrollRegion.Bottom : Height - 1));
                break;
            case "C":
                MoveTo(_x + count, _y);
                break;
            case "D":
                MoveTo(_x - count, _y);
                break;
            case "G":
                MoveTo(count - 1, _y);
                break;
            case "d":
                MoveTo(_x, count - 1);
                break;
            case "H":
                MoveTo(second - 1, count - 1);
                break;
            case "J":
                known = EraseInDisplay(Math.Max(0, parameters[0]));
                break;
            case "K":
                known = EraseInLine(Math.Max(0, parameters[0]));
                break;
            case "X":
                Grid.Erase(_y, _x, Math.Min(_x + count, Width), _pen.ToErased());
                MoveTo(_x, _y);
                break;
            case "S" or "T" when parameters.Length == 1:
                Grid.Scroll(ScrollRegion.Top, ScrollRegion.Bottom, sequence.Final == 'S' ? count : -count, _pen.ToErased());
                MoveTo(_x, _y);
                break;
            case "m":
                known = GraphicRendition.TryApply(parameters, ref _pen);
                break;
            case "r":
                known = SetScrollRegion(count - 1, parameters.Length > 1 && parameters[1] > 0 ? parameters[1] - 1 : Height - 1);
                break;
            case "t":
                known = MoveTitle(parameters);
                break;
            case "h" or "l" when parameters is [8]:
                Modes = Modes with { ImplicitBidi = sequence.Final == 'h' };
                break;
            case "?h" or "?l":
                known = parameters.All(mode => SetPrivateMode(mode, sequence.Final == 'h'));
                break;
            default:
                known = TryAnswer(sequence.Kind, parameters[0]);
                break;
        }

        if (!known)
        {
            Violate(sequence.ToString());
        }
    }

    private bool EraseInDisplay(int part)
    {
        if (part > 2)
        {
            // 3 would take the history that is not ours.
            return false;
        }

        for (int y = 0; y < Height; y++)
        {
            bool whole = part == 2 || (part == 0 ? y > _y : y < _y);
            if (whole)
            {
                Grid.Erase(y, 0, Width, _pen.ToErased());
            }
        }

        return EraseInLine(part);
    }

    private bool EraseInLine(int part)
    {
        if (part > 2)
        {
            return false;
        }

        int from = part == 0 ? _x : 0;
        int to = part == 1 ? _x + 1 : Width;
        Grid.Erase(_y, from, to, _pen.ToErased());
        MoveTo(_x, _y);
        return true;
    }

    private bool SetScrollRegion(int top, int bottom)
    {
        if (top >= bottom || bottom >= Height)
        {
            // A screen of one row has no other region than itself.
            return Height == 1;
        }

        ScrollRegion = (top, bottom);
        MoveTo(0, 0);
        return true;
    }

    /// <summary>22 and 23, with 0, 2 or nothing behind it: push and pop the title (xterm ctlseqs, XTWINOPS).</summary>
    private bool MoveTitle(int[] parameters)
    {
        switch (parameters)
        {
            case [22] or [22, 0 or 2]:
                _titles.Push(Title);
                return true;
            case [23] or [23, 0 or 2]:
                return _titles.TryPop(out string? title) && (Title = title) is not null;
            default:
                return false;
        }
    }

    private bool SetPrivateMode(int mode, bool on)
    {
        if (Modes.WithPrivate(mode, on) is not { } modes)
        {
            return false;
        }

        if (modes.AlternateScreen != Modes.AlternateScreen)
        {
            SwitchScreen(modes);
        }

        Modes = modes;
        return true;
    }

    /// <summary>1049: the cursor and its pen are kept with the main screen; the alternate one is blank on entry.</summary>
    private void SwitchScreen(ScreenModes modes)
    {
        if (modes.AlternateScreen)
        {
            _saved = (_x, _y, _pen);
            for (int y = 0; y < Height; y++)
            {
                _alternate.Erase(y, 0, Width, _pen.ToErased());
            }

            MoveTo(_x, _y);
        }
        else
        {
            _pen = _saved.Pen;
            MoveTo(_saved.X, _saved.Y);
        }
    }

    /// <summary>DSR, DA1, DA2 and DECRQM, answered as a VT220 with the model's modes would.</summary>
    private bool TryAnswer(string kind, int parameter)
    {
        string? answer = (kind, parameter) switch
        {
            ("n", 5) => "\e[0n",
            ("n", 6) => $"\e[{_y + 1};{_x + 1}R",
            ("c", <= 0) => "\e[?62;22c",
            (">c", <= 0) => "\e[>1;10;0c",
            ("?$p", >= 0) => $"\e[?{parameter};{ModeReport(parameter)}$y",
            _ => null,
        };
        if (answer is null)
        {
            return false;
        }

        Answer?.Invoke(answer);
        return true;
    }

    private int ModeReport(int mode) => Modes.FindPrivate(mode) switch
    {
        true => 1,
        false => 2,
        null => 0,
    };

    private void SystemCommand(string text)
    {
        if (text.StartsWith("2;", StringComparison.Ordinal) && text.EnumerateRunes().All(rune => !Rune.IsControl(rune)))
        {
            Title = text[2..];
        }
        else
        {
            Violate($"\\e]{text}");
        }
    }

    private sealed class Sink(ScreenModel screen) : IControlSink
    {
        public void Print(Rune rune) => screen.Print(rune);

        public void Control(byte control) => screen.Control(control);

        public void Escape(char final) => screen.Escape(final);

        public void Sequence(ControlSequence sequence) => screen.Sequence(sequence);

        public void SystemCommand(string text) => screen.SystemCommand(text);

        public void Malformed(string what) => screen.Violate(what);
    }
}
