using System.Collections.Immutable;
using System.Net;
using System.Text;
using NetConsole.Engine.Endpoints;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>
/// How <c>tls://</c> listens and connects. Immutable; <see cref="Default"/> listens with a certificate made for the run and trusts whom the system trusts.
/// All versions are 1.2 or 1.3; every handshake is a full one, so that what is shown of a certificate was checked now.
/// </summary>
public sealed record TlsOptions
{
    /// <summary>RFC 7301 §3.1: the length of a protocol's name is one byte, and not 0.</summary>
    private const int LongestProtocolName = byte.MaxValue;

    public static TlsOptions Default { get; } = new();

    /// <summary>PEM: our certificate, then those that lead from it to a root. Shown to clients, and to servers that ask for one. Null: listeners make one, connections have none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM: the private key of <see cref="CertificateFile"/>, RSA or elliptic curve, not encrypted. Null: it stands in the certificate's file.</summary>
    public string? KeyFile { get; init; }

    /// <summary>PEM: the only certificates that servers may trace theirs to. Null: those that the system trusts.</summary>
    public string? CaFile { get; init; }

    /// <summary>True to connect to whoever answers. Anybody on the way can then read and change everything.</summary>
    public bool Insecure { get; init; }

    /// <summary>PEM: every client must show a certificate that one of these has issued. Null: clients need none.</summary>
    public string? ClientCaFile { get; init; }

    /// <summary>The name that we ask for (SNI, RFC 6066 §3) and that a server's certificate must bear, in place of the host's.</summary>
    public string? ServerName { get; init; }

    /// <summary>Application protocols, the most wanted first (ALPN, RFC 7301): offered when connecting; a client that offers only others is refused. Empty: none is spoken of.</summary>
    public ImmutableArray<string> Alpn { get; init; } = [];

    /// <summary>How long a handshake may take, from the open socket on. Default 10 s. Who connects and says nothing keeps a socket for so long.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads every file that is named and tells what is wrong with the first that cannot be used; null when all is well. Waits for the disk.</summary>
    public NetworkFault? FindFault()
    {
        switch (TlsMaterial.Load(this))
        {
            case TlsLoading.Failed failed:
                return failed.Fault;
            case TlsLoading.Loaded loaded:
                loaded.Material.Dispose();
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What is wrong with the options themselves, before any file is read.</summary>
    internal NetworkFault? FindContradiction()
    {
        if (KeyFile is not null && CertificateFile is null)
        {
            return new NetworkFault($"{KeyFile} is a key without a certificate", "name the certificate too: --tls-cert");
        }

        if (ServerName is not null && !IPAddress.TryParse(ServerName, out _) && HostName.Read(ServerName, 0, ServerName.Length, out _) is { } error)
        {
            return new NetworkFault($"\"{ServerName}\" cannot be a server's name: {error.Message}", error.Hint);
        }

        return Alpn.FirstOrDefault(name => Encoding.UTF8.GetByteCount(name) is 0 or > LongestProtocolName) is { } wrong
            ? new NetworkFault($"\"{wrong}\" cannot be the name of an application protocol", $"it has 1 to {LongestProtocolName} bytes: h2, http/1.1")
            : null;
    }
}
