using System.Collections.Concurrent;
using NetConsole.Terminal.Platform;
using NetConsole.Terminal.Tests.Output;

namespace NetConsole.Terminal.Tests.Input;

/// <summary>A terminal whose keys, size and end are a test's to decide, and whose waits it can see.</summary>
internal sealed class FakeTerminal : ITerminalDevice, IInputDevice
{
    private readonly object _gate = new();
    private readonly Queue<byte[]> _typed = [];
    private bool _isWoken;
    private bool _isHungUp;
    private bool _isTimeOver;
    private (int Width, int Height) _size = (80, 24);

    /// <summary>Every wait that the reader began, as the limit it gave.</summary>
    public ConcurrentQueue<TimeSpan?> Waits { get; } = new();

    public int Reads { get; private set; }

    public IInputDevice Input => this;

    public IOutputDevice Output { get; } = new FakeOutput();

    public (int Width, int Height) Size
    {
        get
        {
            lock (_gate)
            {
                return _size;
            }
        }
    }

    public bool IsForeground => true;

    public bool IsHungUp => _isHungUp;

    public void Type(string text) => Change(() => _typed.Enqueue(Decoding.Bytes(text)));

    public void HangUp() => Change(() => _isHungUp = true);

    /// <summary>Ends the wait that is going on as its limit would.</summary>
    public void LetTimePass() => Change(() => _isTimeOver = true);

    public void SetSize(int width, int height) => Change(() => _size = (width, height));

    public void Wake() => Change(() => _isWoken = true);

    public InputReadiness Wait(bool listen, TimeSpan? limit)
    {
        lock (_gate)
        {
            Waits.Enqueue(limit);
            Monitor.PulseAll(_gate);
            while (true)
            {
                InputReadiness ready = (_isWoken ? InputReadiness.Woken : 0)
                    | (listen && _isHungUp ? InputReadiness.HungUp : 0)
                    | (listen && _typed.Count > 0 ? InputReadiness.Readable : 0);
                if (ready != InputReadiness.None || _isTimeOver)
                {
                    (_isWoken, _isTimeOver) = (false, false);
                    return ready;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    public int Read(Span<byte> buffer)
    {
        lock (_gate)
        {
            Reads++;
            byte[] bytes = _typed.Dequeue();
            bytes.CopyTo(buffer);
            return bytes.Length;
        }
    }

    /// <summary>Waits until the reader has begun so many waits, which is when it has finished with what came before.</summary>
    public Task AwaitWaitsAsync(int count) => Task.Run(() =>
    {
        lock (_gate)
        {
            while (Waits.Count < count)
            {
                Assert.True(Monitor.Wait(_gate, TimeSpan.FromSeconds(10)), "The reader does not wait.");
            }
        }
    });

    public void EnterRawMode()
    {
    }

    public void LeaveRawMode(bool afterOutput)
    {
    }

    public bool Stop() => false;

    public void Dispose()
    {
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }
}
