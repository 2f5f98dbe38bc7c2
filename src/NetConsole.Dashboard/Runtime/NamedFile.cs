using NetConsole.Dashboard.Effects;
using NetConsole.Dashboard.Inputs;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Runtime;

/// <summary>Writes a file that the operator has named. One that is there is replaced only when that was asked for; of one that was not, no part is left behind.</summary>
internal static class NamedFile
{
    /// <summary>Blocks for as long as the disk takes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="replacing">What writes it though it is there; null where this is what may do so.</param>
    /// <param name="write">Writes it, and says what is done. It may throw what a stream throws.</param>
    /// <returns>What is to be told of it.</returns>
    public static DashboardInput Write(string path, Effect? replacing, Func<FileStream, string> write)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, replacing is null ? FileMode.Create : FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (IOException) when (replacing is not null && File.Exists(path))
        {
            return new DashboardInput.SaveFoundFile(path, replacing);
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return new DashboardInput.Told(Notice.Error($"{path} could not be written: {failure.Message}"));
        }

        try
        {
            using (file)
            {
                return new DashboardInput.Told(Notice.Done(write(file)));
            }
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            // What is replaced may be a link, or a device: that is for its owner to remove.
            string left = replacing is not null && IsRemoved(path) ? "nothing of it is left" : "what stands there now is not whole";
            return new DashboardInput.Told(Notice.Error($"{path} could not be written: {failure.Message}; {left}"));
        }
    }

    private static bool IsRemoved(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception failure) when (IsRefusal(failure))
        {
            return false;
        }
    }

    private static bool IsRefusal(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
