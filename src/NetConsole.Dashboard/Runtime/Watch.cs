namespace NetConsole.Dashboard.Runtime;

/// <summary>Watches something that is waited for and then read: wakes the loop when there is something, and knows when there will be nothing more.</summary>
/// <param name="wait">Waits until there is something to read; false at the end. Not called again before its result was taken.</param>
/// <param name="wake">Called when a wait that was pending ends.</param>
internal sealed class Watch(Func<CancellationToken, ValueTask<bool>> wait, Action wake)
{
    private Task<bool>? _pending;

    /// <summary>True once there will be nothing more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Looks, and makes sure that the loop is woken when there is something later.</summary>
    /// <returns>True when there is something to read now, or the end has just been seen.</returns>
    public async ValueTask<bool> LookAsync(CancellationToken cancellationToken)
    {
        if (HasEnded)
        {
            return false;
        }

        if (_pending is null)
        {
            _pending = wait(cancellationToken).AsTask();
            if (!_pending.IsCompleted)
            {
                _pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(wake);
            }
        }

        if (!_pending.IsCompleted)
        {
            return false;
        }

        HasEnded = !await _pending.ConfigureAwait(false);
        _pending = null;
        return true;
    }
}
