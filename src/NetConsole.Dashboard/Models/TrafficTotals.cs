namespace NetConsole.Dashboard.Models;

/// <summary>Bytes each way.</summary>
internal readonly record struct TrafficTotals(long BytesIn, long BytesOut)
{
    public TrafficTotals Plus(long bytesIn, long bytesOut) => new(BytesIn + bytesIn, BytesOut + bytesOut);
}
