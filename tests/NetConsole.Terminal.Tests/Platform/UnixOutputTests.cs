using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Tests.Platform;

/// <summary>The descriptor that could not be opened again: a pipe has no name to open it by, and stays blocking.</summary>
public sealed unsafe class UnixOutputTests : IDisposable
{
    private readonly int _readEnd;
    private readonly int _writeEnd;
    private readonly UnixOutput _output;

    public UnixOutputTests()
    {
        int* ends = stackalloc int[2];
        Assert.Equal(0, Libc.Pipe(ends));
        (_readEnd, _writeEnd) = (ends[0], ends[1]);
        _output = new UnixOutput(_writeEnd);
    }

    public void Dispose()
    {
        _output.Dispose();
        _ = Libc.Close(_readEnd);
        _ = Libc.Close(_writeEnd);
    }

    [Fact]
    public void Write_ToAnInheritedDescriptor_GoesInPiecesAndStopsWhenFull()
    {
        byte[] bytes = new byte[1000];
        Assert.Equal(256, _output.Write(bytes));

        int total = 256;
        for (int count; (count = _output.Write(bytes)) > 0;)
        {
            total += count;
        }

        Assert.InRange(total, 1000, 16 << 20);
        Assert.False(_output.WaitForRoom(TimeSpan.Zero));
    }

    [Fact]
    public void WaitForRoomOrWake_WhenFull_EndsWithAWake()
    {
        byte[] bytes = new byte[256];
        while (_output.Write(bytes) > 0)
        {
        }

        _output.Wake();
        _output.WaitForRoomOrWake();
    }
}
