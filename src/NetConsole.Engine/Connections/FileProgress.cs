using NetConsole.Engine.Events;

namespace NetConsole.Engine.Connections;

/// <summary>How far a file has come; what is in <see cref="Fault"/> holds wherever the sending stops.</summary>
internal sealed class FileProgress
{
    /// <summary>How many of its bytes the kernel has taken.</summary>
    public long Sent { get; set; }

    /// <summary>Why not all of it was sent; null once it was.</summary>
    public NetworkFault? Fault { get; set; } = new("the connection ended before all of the file was sent");
}
