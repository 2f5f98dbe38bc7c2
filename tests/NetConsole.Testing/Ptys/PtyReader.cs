using System.Diagnostics;

namespace NetConsole.Testing.Ptys;

/// <summary>Reads what a program draws, on a thread of its own: at once, slowly, or not at all.</summary>
internal sealed class PtyReader
{
    private readonly PtyMaster _master;
    private readonly PtyScreen _screen;
    private volatile bool _stopping;
    private volatile bool _stalled;
    private volatile int _bytesPerSecond;

    public PtyReader(PtyMaster master, PtyScreen screen)
    {
        _master = master;
        _screen = screen;
        Ended = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Done when nobody has the terminal open any more, or after <see cref="StopAsync"/>; true in the first case.</summary>
    public Task<bool> Ended { get; }

    public bool IsStalled
    {
        get => _stalled;
        set
        {
            _stalled = value;
            _master.Wake();
        }
    }

    public int BytesPerSecond
    {
        get => _bytesPerSecond;
        set
        {
            _bytesPerSecond = value;
            _master.Wake();
        }
    }

    public async Task StopAsync()
    {
        if (!Ended.IsCompleted)
        {
            _stopping = true;
            _master.Wake();
        }

        await Ended;
    }

    private bool Run()
    {
        try
        {
            return ReadToEnd();
        }
        finally
        {
            _screen.End();
        }
    }

    private bool ReadToEnd()
    {
        byte[] buffer = new byte[64 * 1024];
        long nextRead = 0;
        while (!_stopping)
        {
            int pause = (int)Math.Max(0, Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), nextRead).TotalMilliseconds);
            bool mayRead = !_stalled && pause == 0;
            if (!_master.Wait(mayRead, mayRead || _stalled ? -1 : pause))
            {
                continue;
            }

            // A slow line brings a few bytes fifty times a second.
            int rate = _bytesPerSecond;
            int count = _master.Read(buffer.AsSpan(0, rate == 0 ? buffer.Length : Math.Max(1, rate / 50)));
            if (count < 0)
            {
                return true;
            }

            if (count > 0)
            {
                _screen.Feed(buffer.AsSpan(0, count));
                nextRead = rate == 0 ? 0 : Stopwatch.GetTimestamp() + (Stopwatch.Frequency * count / rate);
            }
        }

        return false;
    }
}
