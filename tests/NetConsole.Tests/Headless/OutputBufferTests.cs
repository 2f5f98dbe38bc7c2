using System.Text;
using NetConsole.Headless;
using NetConsole.Hosting;

namespace NetConsole.Tests.Headless;

public sealed class OutputBufferTests
{
    private readonly List<byte[]> _writes = [];

    [Fact]
    public void Append_SmallPieces_LeaveInOneWrite()
    {
        OutputBuffer buffer = Buffer();
        buffer.Append("one "u8);
        buffer.Append("two"u8);
        Assert.Empty(_writes);

        buffer.Flush();

        Assert.Equal("one two", Encoding.UTF8.GetString(Assert.Single(_writes)));
    }

    [Fact]
    public void Append_ALargePiece_LeavesAtOnce_BehindWhatWasThere()
    {
        OutputBuffer buffer = Buffer();
        byte[] large = new byte[100_000];
        buffer.Append("first"u8);

        buffer.Append(large);

        Assert.Equal([5, large.Length], _writes.Select(write => write.Length));
    }

    [Fact]
    public void Flush_WithNothing_WritesNothing()
    {
        Buffer().Flush();

        Assert.Empty(_writes);
    }

    [Fact]
    public void Fault_IsTheFirstOne_AndEndsAllWriting()
    {
        int calls = 0;
        OutputBuffer buffer = new(_ => new StreamFault(IsClosed: true, $"fault {++calls}"));
        buffer.Append("a"u8);
        buffer.Flush();
        buffer.Append(new byte[100_000]);
        buffer.Append("b"u8);
        buffer.Flush();

        Assert.Equal("fault 1", buffer.Fault?.Message);
        Assert.Equal(1, calls);
    }

    private OutputBuffer Buffer() => new(bytes =>
    {
        _writes.Add(bytes.ToArray());
        return null;
    });
}
