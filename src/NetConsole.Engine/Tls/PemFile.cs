using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetConsole.Engine.Events;

namespace NetConsole.Engine.Tls;

/// <summary>A file of certificates or keys in text form (PEM, RFC 7468), or in plain words what is wrong with it. Waits for the disk.</summary>
internal readonly record struct PemFile(string Path, string Text, NetworkFault? Fault)
{
    /// <summary>All the roots that a system trusts are a quarter of this; a device that never ends must not fill memory.</summary>
    private const int MaxCharacters = 1 << 20;

    public static PemFile Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Unusable(path, $"{path} is a directory", "name a PEM file");
            }

            using var file = new StreamReader(path);
            char[] text = new char[MaxCharacters];
            int length = file.ReadBlock(text);
            return length == MaxCharacters
                ? Unusable(path, $"{path} is too long to be a PEM file", null)
                : new PemFile(path, new string(text, 0, length), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unusable(path, $"there is no file {path}", "check the spelling");
        }
        catch (UnauthorizedAccessException)
        {
            return Unusable(path, $"no permission to read {path}", null);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Unusable(path, $"cannot read {path}: {e.Message}", null);
        }
    }

    /// <summary>The certificates in it, in their order; null, and a fault, where there are none.</summary>
    public X509Certificate2Collection? Certificates(out NetworkFault? fault)
    {
        var all = new X509Certificate2Collection();
        try
        {
            all.ImportFromPem(Text);
            fault = all.Count > 0 ? null : new NetworkFault(
                $"{Path} holds no certificate in PEM form", $"if it is in binary form: openssl x509 -inform der -in {Path} -out FILE");
        }
        catch (CryptographicException)
        {
            fault = new NetworkFault($"a certificate in {Path} is damaged", $"openssl x509 -in {Path} -text shows what is in it");
        }

        return fault is null ? all : null;
    }

    /// <summary>Whether a block with such a label begins in it: <c>PRIVATE KEY</c> stands for <c>EC PRIVATE KEY</c> too.</summary>
    public bool Holds(string label) => Text.Split('\n').Any(line =>
        line.StartsWith("-----BEGIN ", StringComparison.Ordinal) && line.Contains($"{label}-----", StringComparison.Ordinal));

    private static PemFile Unusable(string path, string message, string? hint) => new(path, "", new NetworkFault(message, hint));
}
