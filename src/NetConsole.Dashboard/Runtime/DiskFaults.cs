using System.Runtime.InteropServices;

namespace NetConsole.Dashboard.Runtime;

/// <summary>What the file system says, in words for whoever named the file: .NET's name the path once more, and classes of its own.</summary>
internal static class DiskFaults
{
    // errno of Linux (errno(3)), which .NET hands on as HResult, and the codes of Windows for the same (MS-ERREF 2.2).
    private const int Busy = 11, NoSpace = 28, ReadOnlySystem = 30, OverQuota = 122;
    private const int SharingViolation = unchecked((int)0x80070020), DiskFull = unchecked((int)0x80070070), HandleDiskFull = unchecked((int)0x80070027);
    private const int HighestErrno = 4095;

    /// <summary>Why a file cannot be read, written or listed; follows "could not be written: ".</summary>
    public static string Words(Exception failure, string path) => failure switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "it does not exist",
        PathTooLongException => "its name is too long",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "that is not permitted",
        IOException { HResult: NoSpace or DiskFull or HandleDiskFull } => "the disk is full",
        IOException { HResult: OverQuota } => "the disk quota is used up",
        IOException { HResult: ReadOnlySystem } => "the disk is read-only",
        IOException { HResult: Busy or SharingViolation } => "another program is using it",
        IOException { HResult: > 0 and <= HighestErrno and var errno } => Marshal.GetPInvokeErrorMessage(errno),
        _ => failure.Message,
    };
}
