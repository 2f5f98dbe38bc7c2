using System.Buffers;
using System.Text;

namespace NetConsole.Testing.Peers;

/// <summary>Reads a pipe to its end and keeps everything.</summary>
internal sealed class OutputCapture
{
    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskCompletionSource? _paused;

    public OutputCapture(Stream stream) => Ended = ReadAsync(stream);

    public Task Ended { get; }

    public byte[] Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes.WrittenSpan.ToArray();
            }
        }
    }

    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>Leaves in the pipe what comes from now on; one read may still be under way.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _paused ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            _paused?.SetResult();
            _paused = null;
        }
    }

    /// <exception cref="WaitFailedException">The pipe ended without it.</exception>
    public async Task<bool> WaitForAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            bool ended;
            lock (_gate)
            {
                changed = _changed.Task;
                ended = Ended is { IsCompleted: true };
            }

            if (Text.Contains(text, StringComparison.Ordinal))
            {
                return true;
            }

            if (ended)
            {
                throw new WaitFailedException($"The program ended without \"{text}\":\n{Text}");
            }

            await Task.WhenAny(changed, Ended).WaitAsync(cancellationToken);
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        byte[] buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            Task resumed;
            lock (_gate)
            {
                resumed = _paused?.Task ?? Task.CompletedTask;
            }

            await resumed;
            lock (_gate)
            {
                _bytes.Write(buffer.AsSpan(0, count));
                _changed.SetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
