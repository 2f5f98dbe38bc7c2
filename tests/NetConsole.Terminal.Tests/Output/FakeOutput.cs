using System.Text;
using NetConsole.Terminal.Platform;

namespace NetConsole.Terminal.Tests.Output;

/// <summary>A terminal that takes as many bytes as it is given room for.</summary>
internal sealed class FakeOutput : IOutputDevice
{
    private readonly object _gate = new();
    private readonly List<byte> _taken = [];
    private int _room = int.MaxValue;
    private bool _isGone;
    private bool _isWoken;
    private bool _isWaitedFor;
    private bool _isLeaverWaiting;

    public string Taken
    {
        get
        {
            lock (_gate)
            {
                return Encoding.UTF8.GetString([.. _taken]);
            }
        }
    }

    /// <summary>How often something was taken.</summary>
    public int Writes { get; private set; }

    public void SetRoom(int bytes) => Change(() => _room = bytes);

    public void HangUp() => Change(() => _isGone = true);

    public void Forget() => Change(() => (Writes, _) = (0, _taken.RemoveAll(_ => true)));

    /// <summary>Waits until the writer found no room and waits for some.</summary>
    public Task AwaitFullAsync() => Eventually(() => _isWaitedFor && _room == 0);

    /// <summary>Waits until whoever gives the screen back found no room.</summary>
    public Task AwaitLeavingAsync() => Eventually(() => _isLeaverWaiting);

    public int Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isGone)
            {
                return -1;
            }

            int count = Math.Min(bytes.Length, _room);
            _taken.AddRange(bytes[..count]);
            _room -= _room == int.MaxValue ? 0 : count;
            Writes += count > 0 ? 1 : 0;
            Monitor.PulseAll(_gate);
            return count;
        }
    }

    public void WaitForRoomOrWake()
    {
        lock (_gate)
        {
            _isWaitedFor = true;
            Monitor.PulseAll(_gate);
            while (!_isWoken && !_isGone && _room == 0)
            {
                Monitor.Wait(_gate);
            }

            _isWoken = false;
            _isWaitedFor = false;
        }
    }

    public bool WaitForRoom(TimeSpan limit)
    {
        lock (_gate)
        {
            _isLeaverWaiting = true;
            Monitor.PulseAll(_gate);
            return _room > 0 || (Monitor.Wait(_gate, limit) && _room > 0);
        }
    }

    public void Wake() => Change(() => _isWoken = true);

    /// <summary>Waits until what was taken so far is as wanted.</summary>
    public Task AwaitTakenAsync(Func<string, bool> condition) => Eventually(() => condition(Encoding.UTF8.GetString([.. _taken])));

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            Monitor.PulseAll(_gate);
        }
    }

    private Task Eventually(Func<bool> condition) => Task.Run(() =>
    {
        lock (_gate)
        {
            while (!condition())
            {
                Assert.True(Monitor.Wait(_gate, TimeSpan.FromSeconds(10)), "It never came.");
            }
        }
    });
}
