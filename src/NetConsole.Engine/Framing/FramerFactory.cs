using System.Diagnostics;

namespace NetConsole.Engine.Framing;

/// <summary>Makes the framer that the options ask for.</summary>
internal static class FramerFactory
{
    /// <summary>A framer for one direction of one connection.</summary>
    public static Framer Create(EngineOptions options) => options.Framing switch
    {
        FramingKind.Auto => new AutoFramer(options.MessageLimitBytes, options.AutoPause, options.IncompleteCharacterWait),
        FramingKind.Raw => new RawFramer(),
        _ => throw new UnreachableException(),
    };
}
