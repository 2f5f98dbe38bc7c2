namespace NetConsole.Engine.Tests.Support;

/// <summary>A safety net for waits that should take milliseconds; no test waits for it to pass.</summary>
internal static class Deadline
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<T> SoonAsync<T>(this Task<T> task) => task.WaitAsync(Limit, Token);

    public static Task<T> SoonAsync<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit, Token);

    public static Task SoonAsync(this Task task) => task.WaitAsync(Limit, Token);
}
