using System.Diagnostics;
using NetConsole.CommandLine;
using NetConsole.Engine.Events;

namespace NetConsole.Headless.Records;

/// <summary>How events become output. One thread; a format may remember what it has seen.</summary>
internal abstract class RecordFormat
{
    public static RecordFormat Create(RunOptions options, TimeZoneInfo zone) => options.Output switch
    {
        OutputFormat.Text => new TextFormat(options.Encoding, zone),
        OutputFormat.Hex => new HexFormat(zone),
        OutputFormat.Raw => new RawFormat(),
        OutputFormat.JsonLines => new JsonLinesFormat(options.Encoding),
        _ => throw new UnreachableException(),
    };

    /// <summary>Appends what the event is worth: nothing, a line, or a line for each message.</summary>
    public abstract void Write(EngineEvent engineEvent, OutputBuffer output);
}
