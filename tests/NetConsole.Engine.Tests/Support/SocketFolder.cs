namespace NetConsole.Engine.Tests.Support;

/// <summary>A folder for the files of Unix sockets, gone with the test. Its path is short, because that of a socket must be.</summary>
internal sealed class SocketFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nc-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
