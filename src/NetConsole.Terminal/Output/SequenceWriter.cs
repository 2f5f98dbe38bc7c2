using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using NetConsole.Terminal.Text;

namespace NetConsole.Terminal.Output;

/// <summary>
/// Everything that a frame may send: text of cells, and the sequences below. There is no way to write anything else, so this is the allow-list of what a frame does to
/// a terminal. Rows and columns are 0-based here and 1-based on the wire (ECMA-48; private modes and DECSTBM: xterm ctlseqs).
/// </summary>
internal ref struct SequenceWriter(IBufferWriter<byte> output)
{
    private const int ChunkBytes = 4096;

    private Span<byte> _free;
    private int _used;
    private int _handedOver;

    /// <summary>How many bytes have been written.</summary>
    internal readonly int Written => _handedOver + _used;

    /// <summary>Hands over what was written. To be called once, at the end.</summary>
    internal void Flush()
    {
        if (_used > 0)
        {
            output.Advance(_used);
            _handedOver += _used;
            _free = default;
            _used = 0;
        }
    }

    /// <summary>The text of a cell, which is safe by construction.</summary>
    internal void Text(scoped ReadOnlySpan<char> cluster)
    {
        if (cluster.Length == 1 && cluster[0] < 0x80)
        {
            Reserve(1)[0] = (byte)cluster[0];
            _used++;
            return;
        }

        _used += Encoding.UTF8.GetBytes(cluster, Reserve(cluster.Length * 3));
    }

    /// <summary>CUP.</summary>
    internal void MoveTo(int x, int y)
    {
        Raw("\e["u8);
        if (y > 0 || x > 0)
        {
            Number(y + 1);
        }

        if (x > 0)
        {
            Raw(";"u8);
            Number(x + 1);
        }

        Raw("H"u8);
    }

    /// <summary>CHA.</summary>
    internal void MoveToColumn(int x) => Numbered(x + 1, "G"u8);

    /// <summary>VPA.</summary>
    internal void MoveToRow(int y) => Numbered(y + 1, "d"u8);

    /// <summary>CUF.</summary>
    internal void MoveForward(int columns)
    {
        if (columns == 1)
        {
            Raw("\e[C"u8);
        }
        else
        {
            Numbered(columns, "C"u8);
        }
    }

    /// <summary>BS.</summary>
    internal void MoveBack(int columns) => Repeat("\b"u8, columns);

    /// <summary>CR.</summary>
    internal void Return() => Raw("\r"u8);

    /// <summary>LF: down, or at the bottom margin the region up.</summary>
    internal void LineFeed(int count) => Repeat("\n"u8, count);

    /// <summary>RI: up, or at the top margin the region down.</summary>
    internal void ReverseLineFeed(int count) => Repeat("\eM"u8, count);

    /// <summary>EL 0. What it leaves has the pen's background (bce) or the default one, depending on the terminal: to be used with the latter alone.</summary>
    internal void EraseToEndOfRow() => Raw("\e[K"u8);

    /// <summary>DECSTBM; the cursor's place is unspecified afterwards. <paramref name="bottom"/> is the last row.</summary>
    internal void SetScrollRegion(int top, int bottom)
    {
        Raw("\e["u8);
        Number(top + 1);
        Raw(";"u8);
        Number(bottom + 1);
        Raw("r"u8);
    }

    /// <summary>DECSTBM: the whole screen.</summary>
    internal void ResetScrollRegion() => Raw("\e[r"u8);

    /// <summary>SGR with no parameters: everything off.</summary>
    internal void ResetRendition() => Raw("\e[m"u8);

    /// <summary>SGR.</summary>
    internal void SetRendition(scoped ReadOnlySpan<byte> codes)
    {
        Debug.Assert(!codes.IsEmpty, "No codes would reset all of them.");
        Raw("\e["u8);
        for (int index = 0; index < codes.Length; index++)
        {
            Raw(index == 0 ? default : ";"u8);
            Number(codes[index]);
        }

        Raw("m"u8);
    }

    /// <summary>DECTCEM.</summary>
    internal void ShowCursor() => Raw("\e[?25h"u8);

    /// <summary>DECTCEM.</summary>
    internal void HideCursor() => Raw("\e[?25l"u8);

    /// <summary>Synchronised output (private mode 2026): the terminal shows what follows all at once. Ignored where it is not known.</summary>
    internal void BeginSynchronised() => Raw("\e[?2026h"u8);

    /// <inheritdoc cref="BeginSynchronised"/>
    internal void EndSynchronised() => Raw("\e[?2026l"u8);

    /// <summary>
    /// Presses and releases (1000), and movements while a button is down where that is known (1002), as SGR reports (1006), whose coordinates have no limit. Each is
    /// ignored by terminals that do not know it.
    /// </summary>
    internal void MouseOn() => Raw("\e[?1000h\e[?1002h\e[?1006h"u8);

    internal void MouseOff() => Raw("\e[?1006l\e[?1002l\e[?1000l"u8);

    /// <summary>OSC 52 (xterm ctlseqs, "Manipulate Selection Data"): into the clipboard. It is never asked for, and nothing but base64 can get in here.</summary>
    internal void SetClipboard(scoped ReadOnlySpan<byte> base64)
    {
        Debug.Assert(Base64.IsValid(base64), "What is copied is base64.");
        Raw("\e]52;c;"u8);
        Raw(base64);
        Raw("\e\\"u8);
    }

    /// <summary>OSC 2: the window's title; safe text, ended by ST, since a BEL would ring where OSC is not known.</summary>
    internal void SetTitle(ScreenText title, bool isUnicode)
    {
        Raw("\e]2;"u8);
        foreach (Glyph glyph in title.Glyphs)
        {
            Text(isUnicode || Ascii.IsValid(glyph.Cluster) ? glyph.Cluster : AsciiStandIn.For(glyph.Cluster, glyph.Columns));
        }

        Raw("\e\\"u8);
    }

    /// <summary>XTWINOPS 23 and 22: takes the user's title back from the stack, and leaves it there for when the screen is given back.</summary>
    internal void RestoreTitle() => Raw("\e[23;0t\e[22;0t"u8);

    private void Numbered(int number, scoped ReadOnlySpan<byte> final)
    {
        Raw("\e["u8);
        Number(number);
        Raw(final);
    }

    private void Number(int number)
    {
        number.TryFormat(Reserve(10), out int written);
        _used += written;
    }

    private void Repeat(scoped ReadOnlySpan<byte> bytes, int count)
    {
        for (; count > 0; count--)
        {
            Raw(bytes);
        }
    }

    private void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _used += bytes.Length;
    }

    private Span<byte> Reserve(int bytes)
    {
        if (_free.Length - _used < bytes)
        {
            Flush();
            _free = output.GetSpan(Math.Max(bytes, ChunkBytes));
        }

        return _free[_used..];
    }
}
