using System.Text;

namespace NetConsole.Terminal.Output;

/// <content>Texts for the clipboard, which go out between frames, in one piece, when it is their turn on the line.</content>
internal sealed partial class FramePump
{
    /// <summary>In base64, as it goes out; null when there is nothing to copy.</summary>
    private byte[]? _copied;

    /// <summary>As far as the line decides it; see <see cref="ITerminal.CopyLimit"/>.</summary>
    public int CopyLimit
    {
        get
        {
            lock (_state)
            {
                // Base64 (RFC 4648 §4): four characters for three bytes.
                return Math.Min(ITerminal.MostCopiedBytes, _pace.MostUncut / 4 * 3);
            }
        }
    }

    /// <summary>See <see cref="ITerminal.Copy"/>.</summary>
    public void Copy(ReadOnlySpan<byte> utf8)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf8.Length, ITerminal.MostCopiedBytes);
        byte[] base64 = Encoding.ASCII.GetBytes(Convert.ToBase64String(utf8));
        lock (_state)
        {
            _copied = base64;
            Monitor.PulseAll(_state);
        }
    }

    /// <summary>Writes what was asked to be copied, if anything was.</summary>
    private void ComposeCopy(byte[]? base64)
    {
        if (base64 is not null)
        {
            _slice.ResetWrittenCount();
            var writer = new SequenceWriter(_slice);
            writer.SetClipboard(base64);
            writer.Flush();
            Send(isWhole: true);
        }
    }
}
