using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Framing;

/// <summary>
/// How a stream's bytes become messages, and what goes around a message that is sent. A value; it prints as it is typed, and two are equal when they print the same.
/// </summary>
public abstract record FramingSpec
{
    private FramingSpec()
    {
    }

    /// <summary><c>auto</c>, with the pause of <see cref="EngineOptions.AutoPause"/>.</summary>
    public static FramingSpec Auto { get; } = new AutoSplit(null);

    /// <summary><c>raw</c>.</summary>
    public static FramingSpec Raw { get; } = new RawChunks();

    /// <summary>True where what is sent is framed too, and so gets no line end.</summary>
    public virtual bool FramesWhatIsSent => false;

    /// <summary>Reads what is typed after <c>--framing</c>: <c>auto auto:T raw line delimiter:TEXT length:1|2|4[le|be] fixed:N stx-etx mllp idle:T</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out FramingSpec? framing, [NotNullWhen(false)] out TextError? error) =>
        FramingSpecParser.TryParse(text, out framing, out error);

    /// <summary>The framing as one types it.</summary>
    public sealed override string ToString() => Print();

    private protected abstract string Print();

    /// <summary><c>auto</c>: split at line ends (LF or CR LF); what is left is a message once the peer has paused or closed.</summary>
    /// <param name="Pause">How long it pauses, more than 0; null for <see cref="EngineOptions.AutoPause"/>.</param>
    public sealed record AutoSplit(TimeSpan? Pause) : FramingSpec
    {
        private protected override string Print() => Pause is { } pause ? $"auto:{DurationText.Format(pause)}" : "auto";
    }

    /// <summary><c>raw</c>: each chunk is a message.</summary>
    public sealed record RawChunks : FramingSpec
    {
        private protected override string Print() => "raw";
    }

    /// <summary><c>line</c>: split at line ends (LF or CR LF), however long the peer pauses.</summary>
    public sealed record Lines : FramingSpec
    {
        private protected override string Print() => "line";
    }

    /// <summary><c>delimiter:TEXT</c>: each message ends with these bytes. TEXT has escapes, and no fields.</summary>
    /// <param name="Delimiter">1 to 256 bytes.</param>
    public sealed record Delimited(ImmutableArray<byte> Delimiter) : FramingSpec
    {
        public override bool FramesWhatIsSent => true;

        public bool Equals(Delimited? other) => other is not null && Delimiter.AsSpan().SequenceEqual(other.Delimiter.AsSpan());

        public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

        private protected override string Print() => $"delimiter:{EscapedText.Format(Delimiter.AsSpan())}";
    }

    /// <summary><c>length:1|2|4[le|be]</c>: before each message stands its length in bytes, an unsigned number that doesn't count itself.</summary>
    /// <param name="Width">1, 2 or 4 bytes.</param>
    /// <param name="LittleEndian">False for network order, the default.</param>
    public sealed record LengthPrefixed(int Width, bool LittleEndian = false) : FramingSpec
    {
        public override bool FramesWhatIsSent => true;

        private protected override string Print() => $"length:{Width}{(LittleEndian ? "le" : Width == 1 ? "" : "be")}";
    }

    /// <summary><c>fixed:N</c>: each message has N bytes.</summary>
    /// <param name="Length">1 or more.</param>
    public sealed record FixedLength(int Length) : FramingSpec
    {
        public override bool FramesWhatIsSent => true;

        private protected override string Print() => $"fixed:{Length}";
    }

    /// <summary><c>stx-etx</c>: each message stands between STX (02) and ETX (03), ASCII's control characters for that (ECMA-6).</summary>
    public sealed record StxEtx : FramingSpec
    {
        public override bool FramesWhatIsSent => true;

        private protected override string Print() => "stx-etx";
    }

    /// <summary><c>mllp</c>: each message stands between VT (0B) and FS CR (1C 0D), HL7's Minimal Lower Layer Protocol.</summary>
    public sealed record Mllp : FramingSpec
    {
        public override bool FramesWhatIsSent => true;

        private protected override string Print() => "mllp";
    }

    /// <summary><c>idle:T</c>: a message ends when the peer has been silent for T, as with Modbus RTU.</summary>
    /// <param name="Silence">More than 0.</param>
    public sealed record Idle(TimeSpan Silence) : FramingSpec
    {
        private protected override string Print() => $"idle:{DurationText.Format(Silence)}";
    }
}
