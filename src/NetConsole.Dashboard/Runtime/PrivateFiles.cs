namespace NetConsole.Dashboard.Runtime;

/// <summary>Files that are nobody else's business: what was typed, and what is kept to be sent, may hold passwords. POSIX modes 0700 and 0600; on Windows the user's own folders are private.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Makes the folder that a file is to lie in, where there is none.</summary>
    public static void CreateFolderOf(string path)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 } folder || Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Folder);
        }
    }

    /// <summary>Writes a file whole or not at all: whoever reads it meanwhile finds the old text or the new one. A link goes on pointing where it did.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        CreateFolderOf(path);
        FileInfo file = new(path);
        string target = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        string draft = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = File;
            }

            using (FileStream stream = new(draft, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            System.IO.File.Move(draft, target, overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(draft);
            throw;
        }
    }
}
