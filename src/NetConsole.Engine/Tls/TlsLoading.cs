using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>What became of the files that TLS is to use.</summary>
internal abstract record TlsLoading
{
    private TlsLoading()
    {
    }

    /// <summary>All of them are good.</summary>
    public sealed record Loaded(TlsMaterial Material) : TlsLoading;

    /// <summary>One of them is not; the fault names it.</summary>
    public sealed record Failed(NetworkFault Fault) : TlsLoading;
}
