using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tests.Events;

public sealed class SlabPoolTests
{
    private readonly SlabPool _pool = new();

    [Fact]
    public void Return_WithRoomLeft_TheNextWriterGoesOnBehindWhatIsLeased()
    {
        Slab slab = _pool.Rent();
        slab.Take(100);
        Payload leased = slab.Seal(0, 100, 0, 1, default);
        leased.Retain();
        _pool.Return(slab);

        Slab again = _pool.Rent();
        Assert.Same(slab, again);
        Assert.Equal(100, again.Used);
        _pool.Return(again);
        Assert.Equal(1, _pool.InUse);

        leased.Release();
        Assert.Equal(0, _pool.InUse);
        Assert.Equal(0, _pool.Rent().Used);
    }

    [Fact]
    public void Return_AlmostFull_TheSlabComesBackOnlyWithTheLastLease()
    {
        Slab slab = _pool.Rent();
        slab.Take(Slab.StandardBytes - 1);
        Payload first = slab.Seal(0, 1, 0, 1, default);
        Payload second = slab.Seal(1, 1, 0, 2, default);
        first.Retain();
        second.Retain();
        _pool.Return(slab);
        Assert.NotSame(slab, _pool.Rent());

        first.Release();
        Assert.Equal(2, _pool.InUse);
        second.Release();
        Assert.Equal(1, _pool.InUse);
    }

    [Fact]
    public void Seal_ManyTimes_SpansOfEarlierPayloadsStay()
    {
        Slab slab = _pool.Rent();
        var payloads = new List<Payload>();
        for (int n = 0; n < 200; n++)
        {
            slab.Found.Add(new MessageSpan(n, 1, n, 1));
            slab.Take(1);
            payloads.Add(slab.Seal(n, 1, 0, n + 1, default));
        }

        Assert.All(payloads.Index(), entry => Assert.Equal(entry.Index, entry.Item.Messages[0].Start));
        Assert.All(payloads, payload => Assert.Equal([0], payload.ChunkStarts.ToArray()));
    }

    [Fact]
    public void Rent_ForALongMessage_IsLargeEnough_AndIsNotKept()
    {
        Slab large = _pool.Rent(1 << 20);
        Assert.True(large.Room.Length >= 1 << 20);
        _pool.Return(large);
        Assert.Equal(0, _pool.InUse);
        Assert.NotSame(large, _pool.Rent(1 << 20));
    }

    [Fact]
    public void Rent_OfBulk_GetsTheBulkSlabThatCameBack_AndNoOtherDoes()
    {
        Slab bulk = _pool.Rent(Slab.BulkBytes);
        Assert.Equal(Slab.BulkBytes, bulk.Room.Length);
        bulk.Take(1);
        Payload payload = bulk.Seal(0, 1, 0, 1, default);
        payload.Retain();
        _pool.Return(bulk);
        Assert.Equal(1, _pool.InUse);
        Assert.NotSame(bulk, _pool.Rent(Slab.BulkBytes));

        payload.Release();
        Assert.Equal(Slab.StandardBytes, _pool.Rent().Capacity);
        Assert.Same(bulk, _pool.Rent(Slab.BulkBytes));
        Assert.Equal(0, bulk.Used);
    }
}
