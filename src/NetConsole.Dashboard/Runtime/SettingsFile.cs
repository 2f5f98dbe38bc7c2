using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Settings;

namespace NetConsole.Dashboard.Runtime;

/// <summary>
/// The file that keeps settings and saved messages. Read once, at the start; read again and edited in place whenever something is saved, behind the loop's back,
/// which is told of the outcome.
/// </summary>
internal sealed class SettingsFile : IAsyncDisposable
{
    /// <summary>More than anybody writes by hand; a file that is larger is not ours.</summary>
    private const int LongestFile = 1 << 20;

    private readonly string? _path;
    private readonly string _shown;
    private readonly TimeProvider _time;
    private readonly Action<DashboardInput> _post;
    private readonly Channel<Func<string, Notice>> _edits = Channel.CreateBounded<Func<string, Notice>>(new BoundedChannelOptions(64) { SingleReader = true });

    /// <summary>Null until there is something to write; the loop's.</summary>
    private Task? _writing;

    /// <param name="path">The file, made when first needed; null keeps nothing.</param>
    /// <param name="homeFolder">What <c>~</c> stands for when the file is named to the operator, or null.</param>
    /// <param name="time">For how long the end of the program waits for the disk.</param>
    /// <param name="post">Hands an input to the loop, from any thread.</param>
    public SettingsFile(string? path, string? homeFolder, TimeProvider time, Action<DashboardInput> post)
    {
        _path = path;
        _shown = path is null ? "" : Shown(path, homeFolder);
        _time = time;
        _post = post;
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>What the file says, over what holds without it. No file says nothing, and is no problem.</summary>
    public SettingsReading Read(SessionSettings settings)
    {
        SettingsReading nothing = new(settings, [], []);
        try
        {
            // System.Text.Json is loaded only where there is something to read.
            return _path is not null && File.Exists(_path) ? ReadAll(Text(_path), settings) : nothing;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return nothing with { Problems = [$"{_shown} could not be read: {failure.Message}"] };
        }
    }

    /// <summary>Writes what is set now.</summary>
    public void Save(ImmutableArray<SettingValue> values) => Edit(json =>
    {
        (byte[] edited, IReadOnlyList<string> written) = SettingsEdit.Write(json, values);
        return (edited, written.Count == 0 ? $"{_shown} says so already" : $"saved in {_shown}: {string.Join(", ", written)}");
    });

    /// <summary>Keeps a message.</summary>
    public void Save(SavedMessage message) => Edit(json =>
        (SettingsEdit.WithMessage(json, message), $"{message.Name} is kept in {_shown}{(message.Key is null ? "" : $"; {message.KeyWord} sends it")}"));

    /// <summary>Forgets a message.</summary>
    public void Remove(string message) => Edit(json => (SettingsEdit.WithoutMessage(json, message), $"{message} is no longer in {_shown}"));

    /// <summary>Writes what is still waiting, unless the disk hangs.</summary>
    public async ValueTask DisposeAsync()
    {
        _edits.Writer.Complete();
        await DiskPatience.HasEndedAsync(_writing ?? Task.CompletedTask, _time).ConfigureAwait(false);
    }

    private static string Shown(string path, string? homeFolder) =>
        homeFolder is { Length: > 1 } home && path.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? $"~{path[home.Length..]}" : path;

    private SettingsReading ReadAll(byte[] json, SessionSettings settings)
    {
        SettingsReading reading = SettingsReader.Read(json, settings);
        return reading with { Problems = [.. reading.Problems.Select(problem => $"{Path.GetFileName(_path)}, {problem}")] };
    }

    private void Edit(Func<byte[], (byte[] Json, string Done)> edit)
    {
        if (_path is not { } file)
        {
            _post(new DashboardInput.Told(Notice.Error("there is no home folder to keep this in; it holds for this run")));
        }
        else if (!_edits.Writer.TryWrite(path => Edited(path, edit)))
        {
            _post(new DashboardInput.Told(Notice.Error($"{_shown} is being written still; try again")));
        }
        else
        {
            _writing ??= Task.Run(() => WriteAsync(file));
        }
    }

    private async Task WriteAsync(string path)
    {
        while (await _edits.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_edits.Reader.TryRead(out Func<string, Notice>? edit))
            {
                _post(new DashboardInput.Told(edit(path)));
            }
        }
    }

    private Notice Edited(string path, Func<byte[], (byte[] Json, string Done)> edit)
    {
        try
        {
            byte[] old = File.Exists(path) ? Text(path) : [];
            byte[] begun = old.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0 ? SettingsEdit.Nothing.ToArray() : old;
            (byte[] edited, string done) = edit(begun);
            if (!edited.AsSpan().SequenceEqual(begun))
            {
                // What the next start could not read must not be written, whatever was there before.
                _ = JsonOutline.Of(edited);
                PrivateFiles.Replace(path, edited);
            }

            return Notice.Done(done);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Notice.Error($"{_shown} could not be written: {failure.Message}");
        }
        catch (InvalidDataException wrong)
        {
            return Notice.Error($"in {_shown} {wrong.Message}, so nothing was saved; put it right or move it away");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Written anew it would lose what a person wrote there.
            return Notice.Error($"{_shown} is no valid JSON, so nothing was saved; put it right or move it away");
        }
    }

    private static byte[] Text(string file)
    {
        if (new FileInfo(file).Length > LongestFile)
        {
            throw new IOException("it is larger than 1 MB");
        }

        byte[] bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
    }
}
