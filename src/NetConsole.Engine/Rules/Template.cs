using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Rules;

/// <summary>
/// TEXT with escapes and fields, read once and expanded for each message: <c>Hello, {text}\n</c>. What is inserted is never expanded again, so that
/// no peer can make it say more. Immutable; any thread.
/// </summary>
public sealed class Template
{
    private readonly ImmutableArray<TemplatePart> _parts;
    private readonly Encoding _encoding;
    private readonly bool _hasChecksums;

    private Template(string source, ImmutableArray<TemplatePart> parts, Encoding encoding)
    {
        Source = source;
        _parts = parts;
        _encoding = encoding;
        _hasChecksums = parts.Any(part => part is TemplatePart.CheckField);
    }

    /// <summary>The template as it was typed.</summary>
    public string Source { get; }

    /// <summary>True when it has fields that differ each time, whatever it answers: <c>{time} {unixtime} {counter} {uuid} {random:0-9}</c>.</summary>
    public bool Varies => _parts.Any(part => part.Varies);

    /// <summary>True when it says the number of answers in this run, <c>{counter}</c>.</summary>
    public bool Counts => _parts.Any(part => part.Counts);

    /// <summary>Reads a template that a program wrote; what a person typed is for <see cref="TryParse(string, TemplateUse, out Template?, out TextError?, Encoding?)"/>.</summary>
    /// <param name="text">The template.</param>
    /// <param name="use">What it may refer to.</param>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static Template Parse(string text, TemplateUse use = TemplateUse.Answer) =>
        TryParse(text, use, out Template? template, out TextError? error) ? template : throw error.AsException();

    /// <summary>Reads a template: the fields and escapes of the guide; <c>{{</c> is a brace, a lone <c>}</c> is itself.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="use">What it may refer to.</param>
    /// <param name="template">The template.</param>
    /// <param name="error">The first mistake.</param>
    /// <param name="encoding">How its characters become bytes; UTF-8 by default.</param>
    public static bool TryParse(
        string text,
        TemplateUse use,
        [NotNullWhen(true)] out Template? template,
        [NotNullWhen(false)] out TextError? error,
        Encoding? encoding = null) => TryParse(text, use, captures: null, out template, out error, encoding);

    /// <summary>The same for the answer of a rule, where <c>$1</c>, <c>${name}</c> and <c>$$</c> mean something.</summary>
    internal static bool TryParse(
        string text,
        TemplateUse use,
        Regex? captures,
        [NotNullWhen(true)] out Template? template,
        [NotNullWhen(false)] out TextError? error,
        Encoding? encoding)
    {
        encoding ??= Encoding.UTF8;
        error = new TemplateParser(text, use, captures, encoding).Read(out ImmutableArray<TemplatePart> parts);
        template = error is null ? new Template(text, parts, encoding) : null;
        return template is not null;
    }

    /// <summary>Appends what the template stands for now.</summary>
    public void Expand(in TemplateContext context, IBufferWriter<byte> output)
    {
        if (_hasChecksums)
        {
            ExpandWithChecksums(context, output);
            return;
        }

        foreach (TemplatePart part in _parts)
        {
            part.Write(context, _encoding, output);
        }
    }

    private void ExpandWithChecksums(in TemplateContext context, IBufferWriter<byte> output)
    {
        var rest = new ArrayBufferWriter<byte>();
        var checks = new List<(TemplatePart.CheckField Field, int Offset)>();
        foreach (TemplatePart part in _parts)
        {
            if (part is TemplatePart.CheckField check)
            {
                checks.Add((check, rest.WrittenCount));
            }
            else
            {
                part.Write(context, _encoding, rest);
            }
        }

        int written = 0;
        foreach ((TemplatePart.CheckField field, int offset) in checks)
        {
            output.Write(rest.WrittenSpan[written..offset]);
            field.Write(rest.WrittenSpan, _encoding, output);
            written = offset;
        }

        output.Write(rest.WrittenSpan[written..]);
    }
}
