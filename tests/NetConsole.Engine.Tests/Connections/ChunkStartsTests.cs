using NetConsole.Engine.Connections;

namespace NetConsole.Engine.Tests.Connections;

public sealed class ChunkStartsTests
{
    private readonly ChunkStarts _starts = new();

    [Fact]
    public void OneChunk_NeedsNoEntries()
    {
        _starts.Begin(0);
        Assert.True(_starts.Current.IsEmpty);
        _starts.Advance(10);
        _starts.Begin(0);
        Assert.True(_starts.Current.IsEmpty);
    }

    [Fact]
    public void MoreChunks_EachStartIsThere_AndEarlierViewsDoNotChange()
    {
        _starts.Begin(0);
        _starts.Begin(3);
        ReadOnlyMemory<int> earlier = _starts.Current;
        for (int n = 5; n < 100; n++)
        {
            _starts.Begin(n);
        }

        Assert.Equal([0, 3], earlier.ToArray());
        Assert.Equal([0, 3, .. Enumerable.Range(5, 95)], _starts.Current.ToArray());
    }

    [Fact]
    public void Advance_IntoAChunk_ItsRestIsTheFirst()
    {
        _starts.Begin(0);
        _starts.Begin(4);
        _starts.Begin(8);
        ReadOnlyMemory<int> earlier = _starts.Current;
        _starts.Advance(5);
        Assert.Equal([0, 3], _starts.Current.ToArray());
        Assert.Equal([0, 4, 8], earlier.ToArray());
    }
}
