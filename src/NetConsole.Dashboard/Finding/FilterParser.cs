using NetConsole.Dashboard.Commands;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Finding;

/// <summary>
/// Reads filters: <c>any = all { "or" all }; all = one { ["and"] one }; one = "not" one | "(" any ")" | term</c>, terms as in <see cref="FilterTable"/>.
/// </summary>
internal sealed class FilterParser
{
    /// <summary>More than a person writes; what keeps a pasted book from exhausting the stack.</summary>
    private const int MostParts = 100;

    private readonly FilterReader _reader;
    private int _parts;

    private FilterParser(FilterReader reader) => _reader = reader;

    /// <summary>Reads the filter that begins at <paramref name="start"/> and takes the rest of the line.</summary>
    public static FilterParse Read(DashboardModel model, string line, int start)
    {
        FilterReader reader = new(model, line.TrimEnd(), start);
        FilterParse parse = new FilterParser(reader).Any();
        return parse.Succeeded(out _, out _) && !reader.IsAtEnd ? new CommandError(reader.Position, "this ) closes nothing", "leave it out") : parse;
    }

    private FilterParse Any()
    {
        FilterParse parse = All();
        while (parse.Succeeded(out FilterExpression? left, out _) && _reader.TryTakeWord("or"))
        {
            parse = All();
            if (parse.Succeeded(out FilterExpression? right, out _))
            {
                parse = new FilterExpression.Either(left, right);
            }
        }

        return parse;
    }

    private FilterParse All()
    {
        FilterParse parse = One();
        while (parse.Succeeded(out FilterExpression? left, out _) && Goes())
        {
            parse = One();
            if (parse.Succeeded(out FilterExpression? right, out _))
            {
                parse = new FilterExpression.Both(left, right);
            }
        }

        return parse;
    }

    // On to what must hold too: after "and", or without a word.
    private bool Goes() => _reader.TryTakeWord("and") || (!_reader.IsAtEnd && _reader.Next != ')' && _reader.PeekWord() != "or");

    private FilterParse One()
    {
        _reader.SkipBlanks();
        int position = _reader.Position;
        if (++_parts > MostParts)
        {
            return new CommandError(position, "the filter is too long", $"{MostParts} parts at most");
        }

        FilterParse parse = _reader.TryTakeWord("not") ? Negated()
            : _reader.TryTake('(') ? Grouped(position)
            : FilterTable.IsJoint(_reader.PeekWord()) ? FilterTable.Missing(position, $"something is missing before {_reader.PeekWord()}")
            : FilterTable.Next(_reader).Read(_reader);
        _reader.SkipBlanks();
        return parse;
    }

    private FilterParse Negated() => One().Succeeded(out FilterExpression? inner, out CommandError? error) ? new FilterExpression.Not(inner) : error;

    private FilterParse Grouped(int position)
    {
        FilterParse parse = Any();
        return parse.Succeeded(out _, out _) && !_reader.TryTake(')')
            ? new CommandError(position, "this ( is not closed", "end it with )")
            : parse;
    }
}
