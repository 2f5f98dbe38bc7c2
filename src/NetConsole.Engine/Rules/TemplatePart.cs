using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetConsole.Engine.Endpoints;

namespace NetConsole.Engine.Rules;

/// <summary>A piece of a template that has been read.</summary>
internal abstract class TemplatePart
{
    private TemplatePart()
    {
    }

    /// <summary>True when what it stands for is another the next time, whatever it answers.</summary>
    public virtual bool Varies => false;

    /// <summary>True for <c>{counter}</c>.</summary>
    public virtual bool Counts => false;

    /// <summary>Appends what the piece stands for.</summary>
    public abstract void Write(in TemplateContext context, Encoding encoding, IBufferWriter<byte> output);

    /// <summary>Bytes that are always the same.</summary>
    public sealed class Literal(ReadOnlyMemory<byte> bytes) : TemplatePart
    {
        public override void Write(in TemplateContext context, Encoding encoding, IBufferWriter<byte> output) => output.Write(bytes.Span);
    }

    /// <summary>A field that has nothing behind its name.</summary>
    public sealed class Field(TemplateField field) : TemplatePart
    {
        public override bool Varies { get; } = field is TemplateField.Time or TemplateField.UnixTime or TemplateField.Counter or TemplateField.Uuid;

        public override bool Counts { get; } = field is TemplateField.Counter;

        public override void Write(in TemplateContext context, Encoding encoding, IBufferWriter<byte> output)
        {
            if (field == TemplateField.Text)
            {
                output.Write(context.Text);
                return;
            }

            encoding.GetBytes(Print(context), output);
        }

        private string Print(in TemplateContext context) => field switch
        {
            TemplateField.Hex => Convert.ToHexStringLower(context.Message),
            TemplateField.Length => context.Message.Length.ToString(CultureInfo.InvariantCulture),
            TemplateField.N => context.Number.ToString(CultureInfo.InvariantCulture),
            TemplateField.Peer => context.Peer ?? "",
            TemplateField.Time => context.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            TemplateField.UnixTime => context.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            TemplateField.Lan => context.Lan?.Invoke() ?? OwnAddresses.OnLan().ToString(),
            TemplateField.Counter => context.Counter.ToString(CultureInfo.InvariantCulture),
            TemplateField.Uuid => (context.Uuid ?? Guid.NewGuid()).ToString("D", CultureInfo.InvariantCulture),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary><c>{random:0-100}</c>: a whole number, both ends included.</summary>
    public sealed class RandomNumber(int least, int most) : TemplatePart
    {
        public override bool Varies => true;

        public override void Write(in TemplateContext context, Encoding encoding, IBufferWriter<byte> output)
        {
            long number = (context.Random ?? Random.Shared).NextInt64(least, (long)most + 1);
            encoding.GetBytes(number.ToString(CultureInfo.InvariantCulture), output);
        }
    }

    /// <summary><c>$1</c>, <c>${name}</c>.</summary>
    public sealed class Capture(int group) : TemplatePart
    {
        public override void Write(in TemplateContext context, Encoding encoding, IBufferWriter<byte> output) =>
            context.Match?.WriteGroup(group, output);
    }

    /// <summary><c>{crc16}</c> and its like: of everything else in the expanded text, so it is written when all that is known.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="littleEndian">The order of its raw bytes; null for hex digits.</param>
    public sealed class CheckField(ChecksumKind kind, bool? littleEndian) : TemplatePart
    {
        public override void Write(in TemplateContext context, Encoding encoding, IBufferWriter<byte> output) => throw new UnreachableException();

        public void Write(ReadOnlySpan<byte> everythingElse, Encoding encoding, IBufferWriter<byte> output)
        {
            uint value = Checksum.Compute(kind, everythingElse);
            if (littleEndian is { } order)
            {
                output.Write(Checksum.ToBytes(kind, value, order));
            }
            else
            {
                encoding.GetBytes(Convert.ToHexStringLower(Checksum.ToBytes(kind, value, littleEndian: false)), output);
            }
        }
    }
}
