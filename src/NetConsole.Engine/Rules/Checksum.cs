using System.Buffers.Binary;
using System.Diagnostics;

namespace NetConsole.Engine.Rules;

/// <summary>What protocols that people answer by hand check their messages with.</summary>
internal enum ChecksumKind
{
    /// <summary>CRC-16/MODBUS (Modbus over Serial Line 1.02, §6.2.2): polynomial 8005 reflected, from FFFF.</summary>
    Crc16,

    /// <summary>CRC-32 (IEEE 802.3 §3.2.9): polynomial 04C11DB7 reflected, from FFFFFFFF, inverted.</summary>
    Crc32,

    /// <summary>The sum of all bytes modulo 256.</summary>
    Sum8,

    /// <summary>All bytes combined with exclusive or.</summary>
    Xor8,
}

internal static class Checksum
{
    private const uint Crc16Reflected = 0xA001;

    private const uint Crc32Reflected = 0xEDB88320;

    /// <summary>How many bytes it has.</summary>
    public static int Width(ChecksumKind kind) => kind switch
    {
        ChecksumKind.Crc16 => 2,
        ChecksumKind.Crc32 => 4,
        ChecksumKind.Sum8 or ChecksumKind.Xor8 => 1,
        _ => throw new UnreachableException(),
    };

    public static uint Compute(ChecksumKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        ChecksumKind.Crc16 => Crc(bytes, Crc16Reflected, 0xFFFF),
        ChecksumKind.Crc32 => ~Crc(bytes, Crc32Reflected, 0xFFFF_FFFF),
        ChecksumKind.Sum8 => Fold(bytes, (sum, value) => (byte)(sum + value)),
        ChecksumKind.Xor8 => Fold(bytes, (all, value) => (byte)(all ^ value)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Its bytes, the lowest first or last.</summary>
    public static byte[] ToBytes(ChecksumKind kind, uint value, bool littleEndian)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        if (littleEndian)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            return bytes[..Width(kind)].ToArray();
        }

        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes[^Width(kind)..].ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes, uint polynomial, uint register)
    {
        foreach (byte value in bytes)
        {
            register ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                register = (register & 1) == 0 ? register >> 1 : (register >> 1) ^ polynomial;
            }
        }

        return register;
    }

    private static byte Fold(ReadOnlySpan<byte> bytes, Func<byte, byte, byte> combine)
    {
        byte result = 0;
        foreach (byte value in bytes)
        {
            result = combine(result, value);
        }

        return result;
    }
}
