using NetConsole.Engine.Answering;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using NetConsole.Engine.Framing;
using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Tests.Support;

/// <summary>What an engine's parts share, without an engine: for one of them alone.</summary>
internal static class Parts
{
    public static EngineParts New(TimeProvider? clock = null)
    {
        TimeProvider time = clock ?? TimeProvider.System;
        var bus = new EventBus(time);
        return new EngineParts(
            EngineOptions.Default,
            time,
            bus,
            new SlabPool(),
            new CounterFeed(bus, time),
            new TaskSet(),
            new Conversations(new ConversationSettings(AnswerSet.None, FramingSpec.Auto)),
            new SlowMatcher());
    }
}
