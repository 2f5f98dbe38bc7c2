namespace NetConsole.Engine.Tls;

/// <summary>
/// The number by which OpenSSL tells why a handshake failed; .NET passes it on in <see cref="Exception.HResult"/>. The library stands in its upper bits
/// (20 is TLS), below it the reason, and reasons from 1000 on are the peer's alerts (openssl/err.h, openssl/sslerr.h of OpenSSL 3). Other platforms give none.
/// </summary>
internal static class OpenSslReason
{
    public const int NoSharedCipher = 193, NoApplicationProtocol = 235, UnsupportedProtocol = 258;

    private const int LibraryShift = 23, LibraryMask = 0xFF, TlsLibrary = 20, ReasonMask = 0x7FFFFF, FirstAlert = 1000;

    /// <summary>The reason behind a failure, or null.</summary>
    public static int? Behind(Exception failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (((e.HResult >> LibraryShift) & LibraryMask) == TlsLibrary)
            {
                return e.HResult & ReasonMask;
            }
        }

        return null;
    }

    /// <summary>The alert with which the peer ended TLS, or null.</summary>
    public static int? AlertBehind(Exception failure) => Behind(failure) - FirstAlert is >= 0 and <= byte.MaxValue and var alert ? alert : null;
}
