using NetConsole.Engine.Rules;

namespace NetConsole.Engine.Tests.Rules;

public sealed class ChecksumTests
{
    /// <summary>The check values of the catalogue of parametrised CRC algorithms are those of this text.</summary>
    [Theory]
    [InlineData("Crc16", 0x4B37)]
    [InlineData("Crc32", 0xCBF43926)]
    [InlineData("Sum8", 0xDD)]
    [InlineData("Xor8", 0x31)]
    public void Compute_OfTheCheckText_IsTheKnownAnswer(string kind, uint value) =>
        Assert.Equal(value, Checksum.Compute(Enum.Parse<ChecksumKind>(kind), "123456789"u8));

    [Theory]
    [InlineData("Crc16", 0xFFFF)]
    [InlineData("Crc32", 0)]
    [InlineData("Sum8", 0)]
    [InlineData("Xor8", 0)]
    public void Compute_OfNothing_IsTheInitialValue(string kind, uint value) => Assert.Equal(value, Checksum.Compute(Enum.Parse<ChecksumKind>(kind), []));

    [Theory]
    [InlineData("Crc16", true, "3412")]
    [InlineData("Crc16", false, "1234")]
    [InlineData("Crc32", true, "34120000")]
    [InlineData("Crc32", false, "00001234")]
    [InlineData("Sum8", true, "34")]
    [InlineData("Sum8", false, "34")]
    public void ToBytes_HasTheWidthAndTheOrder(string kind, bool littleEndian, string hex) =>
        Assert.Equal(hex, Convert.ToHexString(Checksum.ToBytes(Enum.Parse<ChecksumKind>(kind), 0x1234, littleEndian)));
}
