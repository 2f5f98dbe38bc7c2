using System.Security.Cryptography;
using NetConsole.Engine.Bus;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tests.Support;

/// <summary>Reads the stream byte for byte: the fresh part of each event.</summary>
internal sealed class RawReader(IEventSubscription subscription) : IAsyncDisposable
{
    public async Task<int> ReadAsync(IncrementalHash hash)
    {
        while (true)
        {
            while (subscription.TryRead(out EngineEvent? next))
            {
                int count = 0;
                if (next is EngineEvent.MessagesReceived received)
                {
                    ReadOnlySpan<byte> fresh = received.Payload.Bytes.Span[received.Payload.FreshStart..];
                    hash.AppendData(fresh);
                    count = fresh.Length;
                }

                next.Release();
                if (count > 0)
                {
                    return count;
                }
            }

            Assert.True(await subscription.WaitToReadAsync(Deadline.Token).SoonAsync());
        }
    }

    public ValueTask DisposeAsync() => subscription.DisposeAsync();
}
