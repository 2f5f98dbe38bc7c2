namespace NetConsole.Hosting;

/// <summary>
/// A bug on demand, so that tests can see what a bug does to the terminal: <c>NETCONSOLE_TEST_FAULT=pool</c> throws on a thread of the pool, <c>main</c> on the one that called.
/// </summary>
internal static class TestFault
{
    public static void Arm()
    {
        switch (Environment.GetEnvironmentVariable("NETCONSOLE_TEST_FAULT"))
        {
            case "pool":
                ThreadPool.UnsafeQueueUserWorkItem(_ => throw new InvalidOperationException("a fault for a test, on the pool"), null);
                break;
            case "main":
                throw new InvalidOperationException("a fault for a test, on the main thread");
            default:
                break;
        }
    }
}
