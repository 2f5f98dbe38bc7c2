using NetConsole.Hosting;
using NetConsole.Terminal.Platform;

namespace NetConsole.Headless.Input;

/// <summary>
/// Standard input, read by a thread of its own and only when somebody asks. A read cannot be called off: at the end of the program the thread, which keeps nothing
/// alive, is left where it waits.
/// </summary>
internal sealed class StandardInput : IDisposable
{
    /// <summary>How often to look whether we are in the foreground again; only while another job's input is waiting.</summary>
    private const int BackgroundLookMilliseconds = 200;

    private readonly AutoResetEvent _asked = new(false);
    private readonly ManualResetEvent _ended = new(false);
    private readonly bool _isTerminal = StandardTerminal.IsInput;
    private Thread? _thread;
    private Request? _request;
    private volatile bool _isTaking;

    /// <summary>Why it ended early, or null.</summary>
    public StreamFault? Fault { get; private set; }

    /// <summary>
    /// True while nothing has been read that <see cref="ReadAsync"/> has not yet been asked about again, and nothing more, nor the end, is there to be read. Any thread.
    /// </summary>
    public bool IsQuiet
    {
        get
        {
            // In this order: what leaves the system was marked as taken before.
            bool isEmpty = (_isTerminal && !StandardTerminal.IsForeground) || !StandardStreams.HasInput(0);
            return isEmpty && !_isTaking;
        }
    }

    /// <summary>Reads what comes next; what was read before is done with. One call at a time.</summary>
    /// <param name="buffer">Where to. It belongs to the thread until the task has completed, also when the caller no longer waits.</param>
    /// <returns>How many bytes; 0 at the end.</returns>
    public Task<int> ReadAsync(Memory<byte> buffer)
    {
        _isTaking = false;
        var request = new Request(buffer);
        _request = request;
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = "standard input" };
            _thread.Start();
        }

        _asked.Set();
        return request.Answer.Task;
    }

    public void Dispose()
    {
        _asked.Dispose();
        _ended.Dispose();
    }

    private void Run()
    {
        try
        {
            while (_asked.WaitOne())
            {
                Request request = _request!;
                WaitForInput();
                _isTaking = true;
                int count = StandardStreams.Read(request.Buffer.Span, out StreamFault? fault);
                Fault = fault;
                request.Answer.SetResult(count);
            }
        }
        catch (ObjectDisposedException)
        {
            // The program ends.
        }
    }

    /// <summary>Before the read, so that a terminal that another job has is not read.</summary>
    private void WaitForInput()
    {
        StandardStreams.HasInput(Timeout.Infinite);
        while (_isTerminal && !StandardTerminal.IsForeground)
        {
            _ended.WaitOne(BackgroundLookMilliseconds);
            StandardStreams.HasInput(Timeout.Infinite);
        }
    }

    private sealed record Request(Memory<byte> Buffer)
    {
        public TaskCompletionSource<int> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
