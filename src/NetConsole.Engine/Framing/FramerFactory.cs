using System.Diagnostics;

namespace NetConsole.Engine.Framing;

/// <summary>Makes the framer that the options ask for.</summary>
internal static class FramerFactory
{
    /// <summary>A framer for one direction of one connection.</summary>
    public static Framer Create(EngineOptions options) => Create(options.Framing, options);

    /// <summary>A framer for one direction of one connection whose framing is its own.</summary>
    public static Framer Create(FramingSpec framing, EngineOptions options)
    {
        int limit = options.MessageLimitBytes;
        return framing switch
        {
            FramingSpec.AutoSplit auto => new AutoFramer(limit, auto.Pause ?? options.AutoPause, options.IncompleteCharacterWait),
            FramingSpec.RawChunks => new RawFramer(),
            FramingSpec.Lines => new LineFramer(limit),
            FramingSpec.Delimited delimited => new DelimiterFramer(delimited.Delimiter.AsMemory(), limit),
            FramingSpec.LengthPrefixed prefixed => new LengthFramer(prefixed.Width, prefixed.LittleEndian, limit),
            FramingSpec.FixedLength @fixed => new FixedFramer(@fixed.Length, limit),
            FramingSpec.StxEtx => new EnvelopeFramer(Envelope.StxEtx, limit, options.AutoPause),
            FramingSpec.Mllp => new EnvelopeFramer(Envelope.Mllp, limit, options.AutoPause),
            FramingSpec.Idle idle => new IdleFramer(idle.Silence, limit),
            _ => throw new UnreachableException(),
        };
    }
}
