namespace NetConsole.Testing;

/// <summary>What has come in so far, in order, and a way to wait for what has not. All members may be called from any thread.</summary>
public sealed class Inbox<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything so far.</summary>
    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_gate)
            {
                return [.. _items];
            }
        }
    }

    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Add(item);
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The first item that is as wanted, of those that have come and those that will.</summary>
    /// <exception cref="WaitFailedException">None came within 15 s. Shows what did.</exception>
    public async Task<T> WaitForAsync(Func<T, bool> condition, string what, CancellationToken cancellationToken)
    {
        IReadOnlyList<T> items = await WaitForAllAsync(items => items.Any(condition), what, cancellationToken);
        return items.First(condition);
    }

    /// <summary>All items, as soon as they are together as wanted.</summary>
    /// <exception cref="WaitFailedException">They were not within 15 s. Shows what came.</exception>
    public Task<IReadOnlyList<T>> WaitForAllAsync(Func<IReadOnlyList<T>, bool> condition, string what, CancellationToken cancellationToken) =>
        Patience.RunAsync(token => WaitAsync(condition, token), () => $"Waited for {what} in vain. What came:\n{string.Join('\n', Items)}", cancellationToken);

    private async Task<IReadOnlyList<T>> WaitAsync(Func<IReadOnlyList<T>, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            IReadOnlyList<T> items;
            lock (_gate)
            {
                changed = _changed.Task;
                items = [.. _items];
            }

            if (condition(items))
            {
                return items;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }
}
