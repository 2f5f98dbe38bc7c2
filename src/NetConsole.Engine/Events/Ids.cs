namespace NetConsole.Engine.Events;

/// <summary>A listener's number: <c>L1</c>, <c>L2</c>, … in order of birth, never reused within a run.</summary>
public readonly record struct ListenerId(int Value)
{
    public override string ToString() => $"L{Value}";
}

/// <summary>A connection's number: <c>#1</c>, <c>#2</c>, … in order of birth, never reused within a run. Refused and failed ones count too.</summary>
public readonly record struct ConnectionId(int Value)
{
    public override string ToString() => $"#{Value}";
}
