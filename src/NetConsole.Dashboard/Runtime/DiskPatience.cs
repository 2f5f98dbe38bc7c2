namespace NetConsole.Dashboard.Runtime;

/// <summary>How long the end of the program waits for a disk, or a file server: until then the terminal is not given back.</summary>
internal static class DiskPatience
{
    /// <summary>What is still to be written is written in less, unless the disk hangs.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    /// <summary>Waits until something has ended, but not for long.</summary>
    /// <param name="work">What a disk may hold up. What it throws is thrown here.</param>
    /// <param name="time">The clock.</param>
    /// <returns>False when it has not ended by then; it goes on.</returns>
    public static async Task<bool> HasEndedAsync(Task work, TimeProvider time)
    {
        try
        {
            await work.WaitAsync(s_longest, time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return false;
        }
    }
}
