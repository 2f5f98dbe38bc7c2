using NetConsole.Engine.Connections;
using NetConsole.Engine.Events;
using Xunit;

namespace NetConsole.Engine.Tests.Connections;

public sealed class InputBufferTests
{
    private readonly SlabPool _pool = new();
    private readonly InputBuffer _buffer;

    public InputBufferTests() => _buffer = new InputBuffer(_pool);

    [Fact]
    public void Offer_AfterAReadThatFilledASlab_OffersMore_UntilAReadBringsLess()
    {
        Assert.Equal(Slab.StandardBytes, Read(Slab.StandardBytes));
        Assert.Equal(Slab.BulkBytes, Read(Slab.BulkBytes));
        Assert.Equal(Slab.BulkBytes, Read(100));
        _buffer.LetGoIfEmpty();

        Assert.Equal(Slab.StandardBytes, Read(1));
        _buffer.LetGoIfEmpty();
        Assert.Equal(0, _pool.InUse);
    }

    [Fact]
    public void Offer_WithSomethingPendingOfAFullSlab_MovesItInFrontOfTheRoom()
    {
        Memory<byte> first = _buffer.Offer();
        first.Span.Fill((byte)'a');
        _buffer.Accept(first.Length);
        _buffer.Consume(first.Length - 3);

        Memory<byte> second = _buffer.Offer();
        second.Span[0] = (byte)'b';
        _buffer.Accept(1);

        Assert.Equal("aaab"u8, _buffer.Pending);
        Assert.Equal(Slab.BulkBytes - 3, second.Length);
    }

    /// <summary>Reads so many bytes, with which everything is done.</summary>
    /// <returns>How many might have come.</returns>
    private int Read(int count)
    {
        int room = _buffer.Offer().Length;
        _buffer.Accept(count);
        _buffer.Consume(count);
        return room;
    }
}
