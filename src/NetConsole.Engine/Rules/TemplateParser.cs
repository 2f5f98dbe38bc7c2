using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetConsole.Engine.Text;

namespace NetConsole.Engine.Rules;

/// <summary>Reads one template, once.</summary>
/// <param name="text">What was typed.</param>
/// <param name="use">What it may refer to.</param>
/// <param name="captures">The expression whose groups <c>$</c> refers to; null where <c>$</c> is itself.</param>
/// <param name="encoding">How characters become bytes.</param>
internal sealed class TemplateParser(string text, TemplateUse use, Regex? captures, Encoding encoding)
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("\\{$");

    private readonly ImmutableArray<TemplatePart>.Builder _parts = ImmutableArray.CreateBuilder<TemplatePart>();
    private ArrayBufferWriter<byte> _literal = new();
    private int _position;

    /// <summary>The pieces, or what is wrong with the first that can't be read.</summary>
    public TextError? Read(out ImmutableArray<TemplatePart> parts)
    {
        TextError? error = null;
        while (_position < text.Length && error is null)
        {
            int special = text.AsSpan(_position).IndexOfAny(s_special) is var found and >= 0 ? _position + found : text.Length;
            error = TakeLiterally(special - _position) ?? (special == text.Length ? null : ReadSpecial());
        }

        EndLiteral();
        parts = _parts.ToImmutable();
        return error;
    }

    private TextError? ReadSpecial() => text[_position] switch
    {
        '\\' => Escape.Read(text, ref _position, encoding, _literal),
        '{' => ReadBrace(),
        _ => ReadDollar(),
    };

    private TextError? ReadBrace()
    {
        int open = _position;
        if (text.AsSpan(open + 1).StartsWith('{'))
        {
            _position++;
            return TakeLiterally(1);
        }

        int close = text.IndexOf('}', open);
        if (close < 0)
        {
            return new TextError(open, "the brace is not closed", "write {{ for a brace");
        }

        _position = close + 1;
        TextError? error = FieldParser.Read(text[(open + 1)..close], use, out TemplatePart? part);
        if (error is not null)
        {
            return error with { Position = error.Position + open + 1 };
        }

        Add(part!);
        return null;
    }

    private TextError? ReadDollar()
    {
        int dollar = _position;
        char next = dollar + 1 < text.Length ? text[dollar + 1] : '\0';
        if (captures is not null && next == '$')
        {
            _position++;
        }
        else if (captures is not null && char.IsAsciiDigit(next))
        {
            int end = text.AsSpan(dollar + 1).IndexOfAnyExceptInRange('0', '9') is var found and >= 0 ? dollar + 1 + found : text.Length;
            return AddCapture(captures, dollar, text[(dollar + 1)..end], end);
        }
        else if (captures is not null && next == '{')
        {
            int close = text.IndexOf('}', dollar);
            return close < 0
                ? new TextError(dollar, "the brace after $ is not closed", "write ${name}, or $$ for a dollar")
                : AddCapture(captures, dollar, text[(dollar + 2)..close], close + 1);
        }

        return TakeLiterally(1);
    }

    private TextError? AddCapture(Regex expression, int dollar, string name, int end)
    {
        bool isNumber = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        int group = isNumber && expression.GetGroupNumbers().Contains(number) ? number : isNumber ? -1 : expression.GroupNumberFromName(name);
        if (group < 0)
        {
            string known = string.Join(' ', expression.GetGroupNames().Select(known => $"${{{known}}}"));
            return new TextError(dollar, $"the expression has no group \"{name}\"", $"it has {known}; write $$ for a dollar");
        }

        _position = end;
        Add(new TemplatePart.Capture(group));
        return null;
    }

    private TextError? TakeLiterally(int length)
    {
        TextError? error = EncodedCharacters.Write(text, _position, length, encoding, _literal);
        _position += length;
        return error;
    }

    private void Add(TemplatePart part)
    {
        EndLiteral();
        _parts.Add(part);
    }

    private void EndLiteral()
    {
        if (_literal.WrittenCount > 0)
        {
            _parts.Add(new TemplatePart.Literal(_literal.WrittenMemory));
            _literal = new ArrayBufferWriter<byte>();
        }
    }
}
