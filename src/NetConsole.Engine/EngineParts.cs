using NetConsole.Engine.Answering;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;

namespace NetConsole.Engine;

/// <summary>What all listeners and connections of one engine share.</summary>
internal sealed record EngineParts(
    EngineOptions Options,
    TimeProvider Time,
    EventBus Bus,
    SlabPool Pool,
    CounterFeed Feed,
    TaskSet Tasks,
    Conversations Conversations,
    SlowMatcher Matcher);
