using NetConsole.Engine.Events;

namespace NetConsole.Headless.Records;

/// <summary><c>raw</c>: the bytes that came in, as they came, and nothing else.</summary>
internal sealed class RawFormat : RecordFormat
{
    public override void Write(EngineEvent engineEvent, OutputBuffer output)
    {
        if (engineEvent is EngineEvent.MessagesReceived { Payload: var payload })
        {
            output.Append(payload.Bytes.Span[payload.FreshStart..]);
        }
    }
}
