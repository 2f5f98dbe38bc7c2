using System.Diagnostics;
using System.Text;

namespace NetConsole.Testing.Peers;

/// <summary>
/// A program that is not ours at the other end (nc, ncat, socat, openssl, python3), or ours as a filter: its input and outputs are pipes.
/// Waits end after 15 s with <see cref="WaitFailedException"/>, or with the token given at the start.
/// </summary>
public sealed class OutsideProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly OutputCapture _output;
    private readonly OutputCapture _errors;
    private readonly CancellationToken _cancellationToken;

    private OutsideProgram(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _cancellationToken = cancellationToken;
        _output = new OutputCapture(process.StandardOutput.BaseStream);
        _errors = new OutputCapture(process.StandardError.BaseStream);
    }

    /// <summary>What it wrote so far to its standard output, as UTF-8.</summary>
    public string Output => _output.Text;

    /// <summary>The same as bytes.</summary>
    public byte[] OutputBytes => _output.Bytes;

    /// <summary>What it wrote so far to its standard error, as UTF-8.</summary>
    public string Errors => _errors.Text;

    public int ProcessId => _process.Id;

    /// <summary>Whether a program is there; tests of exchanges with it are skipped if not.</summary>
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <param name="fileName">The program; a name without a slash is looked up in PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends every wait of this object, not the program.</param>
    /// <param name="environment">Variables added to those of the tests; null takes one away.</param>
    public static OutsideProgram Start(
        string fileName,
        IEnumerable<string> arguments,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return new OutsideProgram(Process.Start(start)!, cancellationToken);
    }

    /// <summary>Writes to its standard input, as UTF-8.</summary>
    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        Stream input = _process.StandardInput.BaseStream;
        await input.WriteAsync(bytes, _cancellationToken);
        await input.FlushAsync(_cancellationToken);
    }

    /// <summary>Ends its standard input.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>From now on nobody reads what it writes, until <see cref="ResumeReading"/>.</summary>
    public void PauseReading() => _output.Pause();

    public void ResumeReading() => _output.Resume();

    /// <summary>Waits until its standard output contains the text.</summary>
    public Task WaitForOutputAsync(string text) =>
        Patience.RunAsync(token => _output.WaitForAsync(text, token), () => Describe($"\"{text}\" on its output"), _cancellationToken);

    /// <summary>Waits until its standard error contains the text.</summary>
    public Task WaitForErrorsAsync(string text) =>
        Patience.RunAsync(token => _errors.WaitForAsync(text, token), () => Describe($"\"{text}\" among its errors"), _cancellationToken);

    /// <summary>Sends it a signal, if it still runs.</summary>
    public void Send(Ptys.Signal signal)
    {
        if (!_process.HasExited)
        {
            _ = Ptys.LibC.Kill(_process.Id, (int)signal);
        }
    }

    /// <summary>Waits until it has ended and all its output is read. Its exit status, 128 and the number of the signal that killed it.</summary>
    public Task<int> WaitForExitAsync() => Patience.RunAsync(
        async token =>
        {
            await _process.WaitForExitAsync(token);
            await _output.Ended.WaitAsync(token);
            await _errors.Ended.WaitAsync(token);
            return _process.ExitCode;
        },
        () => Describe("its end"),
        _cancellationToken);

    /// <summary>Kills it if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        _output.Resume();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _output.Ended;
        await _errors.Ended;
        _process.Dispose();
    }

    private string Describe(string what) =>
        $"Waited for {what} of {_process.StartInfo.FileName} in vain.\n-- output:\n{Output}\n-- errors:\n{Errors}";
}
