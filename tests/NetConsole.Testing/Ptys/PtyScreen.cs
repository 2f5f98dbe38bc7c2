using NetConsole.Testing.Screens;

namespace NetConsole.Testing.Ptys;

/// <summary>A screen that one thread draws on and others wait for.</summary>
internal sealed class PtyScreen(ScreenModel screen)
{
    private readonly Lock _gate = new();
    private readonly List<Waiter> _waiters = [];
    private long _bytesRead;
    private long _reads;
    private bool _ended;

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public long Reads => Interlocked.Read(ref _reads);

    public T Look<T>(Func<ScreenModel, T> look)
    {
        lock (_gate)
        {
            return look(screen);
        }
    }

    public void Change(Action<ScreenModel> change)
    {
        lock (_gate)
        {
            change(screen);
            CheckWaiters();
        }
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            screen.Feed(bytes);
            Interlocked.Add(ref _bytesRead, bytes.Length);
            Interlocked.Increment(ref _reads);
            CheckWaiters();
        }
    }

    /// <summary>Nothing more will be drawn: who still waits, waits in vain.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            CheckWaiters();
        }
    }

    /// <summary>A task that is done as soon as the condition holds.</summary>
    public Task<bool> When(Func<ScreenModel, bool> condition, string what)
    {
        lock (_gate)
        {
            var waiter = new Waiter(condition, what);
            _waiters.Add(waiter);
            CheckWaiters();
            return waiter.Task;
        }
    }

    private void CheckWaiters()
    {
        if (_ended || !screen.Modes.SynchronizedOutput)
        {
            _waiters.RemoveAll(waiter => waiter.TryFinish(screen, _ended));
        }
    }

    private sealed class Waiter(Func<ScreenModel, bool> condition, string what)
    {
        // The test goes on elsewhere, not on the thread that reads.
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> Task => _done.Task;

        public bool TryFinish(ScreenModel screen, bool ended)
        {
            try
            {
                if (condition(screen))
                {
                    return _done.TrySetResult(true);
                }
            }
            catch (Exception e)
            {
                // The condition is the test's; its failure belongs to the test.
                return _done.TrySetException(e);
            }

            return ended && _done.TrySetException(new WaitFailedException($"The program ended before {what} came.\n{screen}"));
        }
    }
}
