using System.Buffers;
using System.Text;
using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Finding;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;
using NetConsole.Dashboard.Saving;
using NetConsole.Dashboard.Transcripts;
using NetConsole.Dashboard.Widgets;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Writes the transcript into files, one at a time, on a thread of its own: a slow disk never holds up a key.</summary>
/// <param name="store">What to write.</param>
/// <param name="time">For how long the end of the program waits for a file.</param>
/// <param name="post">Takes what is to be told of it, from any thread.</param>
internal sealed class TranscriptSaver(TranscriptStore store, TimeProvider time, Action<DashboardInput> post) : IAsyncDisposable
{
    private const int WriteBytes = 64 * 1024;

    private readonly CancellationTokenSource _stopping = new();
    private Task _saving = Task.CompletedTask;

    /// <summary>Begins to write what is there now. How it went is posted, also that there is such a file and it may not be replaced.</summary>
    /// <param name="path">The file; its extension says how rows are written.</param>
    /// <param name="replaces">Whether a file that is there may be overwritten.</param>
    /// <param name="wanted">Which rows; null for all.</param>
    /// <param name="zone">Where clock times are written.</param>
    /// <param name="encoding">The peers' text.</param>
    public void Save(string path, bool replaces, RowTest? wanted, TimeZoneInfo zone, Encoding encoding)
    {
        if (!_saving.IsCompleted)
        {
            post(new DashboardInput.Told(Notice.Error("a file is being saved still; try again when it is done")));
            return;
        }

        TranscriptSnapshot rows = store.Snapshot();
        _saving = Task.Factory.StartNew(
            () => post(Saved(path, replaces, rows, wanted, zone, encoding)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until what has begun is written, but not for long.</summary>
    public async ValueTask DisposeAsync()
    {
        if (await DiskPatience.HasEndedAsync(_saving, time).ConfigureAwait(false))
        {
            _stopping.Dispose();
        }
        else
        {
            // What is written so far stays; whoever ended the program knows that it did not say it was done.
            await _stopping.CancelAsync().ConfigureAwait(false);
        }
    }

    private DashboardInput Saved(string path, bool replaces, TranscriptSnapshot rows, RowTest? wanted, TimeZoneInfo zone, Encoding encoding) =>
        NamedFile.Write(path, replaces ? null : new Effect.SaveTranscript(path, Replaces: true), file =>
        {
            var format = SavedFormat.For(path, zone, encoding);
            (long count, long bytes) = Write(file, format, rows, wanted, new RowText(encoding));
            string unsent = format.Unsent == 0 ? "" : $"; without {HumanText.Count(format.Unsent, "message")} not known to be sent";
            return $"{HumanText.Count(count, "row")}, {HumanText.Size(bytes)}, saved in {path}{unsent}";
        });

    private (long Rows, long Bytes) Write(FileStream file, SavedFormat format, TranscriptSnapshot rows, RowTest? wanted, RowText text)
    {
        ArrayBufferWriter<byte> output = new(2 * WriteBytes);
        long count = 0;
        long bytes = 0;
        for (long row = rows.First; row < rows.End && !_stopping.IsCancellationRequested;)
        {
            SegmentView segment = rows.Containing(row);
            for (; row < segment.End; row++)
            {
                TranscriptEntry entry = segment[(int)(row - segment.FirstRow)];
                if ((wanted is null || wanted(entry, text)) && format.Write(entry, output))
                {
                    count++;
                }

                if (output.WrittenCount >= WriteBytes)
                {
                    bytes += output.WrittenCount;
                    file.Write(output.WrittenSpan);
                    output.ResetWrittenCount();
                }
            }
        }

        file.Write(output.WrittenSpan);
        return (count, bytes + output.WrittenCount);
    }
}
