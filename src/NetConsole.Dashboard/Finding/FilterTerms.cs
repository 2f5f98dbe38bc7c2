using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetConsole.Dashboard.Commands;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Finding;

/// <summary>Reads each term of a filter.</summary>
internal static class FilterTerms
{
    private const string LengthForm = "write len>100, or < >= <= =";

    private const string MomentForm = "write a time such as 5m or 12:00:05";

    public static FilterParse Direction(FilterReader reader) =>
        reader.TakeWord() == "in" ? new FilterExpression.Incoming() : new FilterExpression.Outgoing();

    public static FilterParse Kind(FilterReader reader) =>
        reader.TakeWord() == "message" ? new FilterExpression.Messages() : new FilterExpression.Events();

    public static FilterParse Marked(FilterReader reader)
    {
        reader.TakeWord();
        return new FilterExpression.Marked();
    }

    /// <summary>Up to the next quote; <c>\"</c> and <c>\\</c> are a quote and a backslash, any other backslash is itself.</summary>
    public static FilterParse Text(FilterReader reader)
    {
        int start = reader.Position;
        reader.Take();
        StringBuilder text = new();
        while (!reader.TryTake('"'))
        {
            if (reader.IsAtEnd)
            {
                return new CommandError(start, "the quote is not closed", "end the text with \"");
            }

            char character = reader.Take();
            text.Append(character == '\\' && reader.Next is '"' or '\\' ? reader.Take() : character);
        }

        return text.Length == 0
            ? new CommandError(start, "the text is empty", "every row has it; write \"what to look for\"")
            : new FilterExpression.HasText(TextPattern.Of(text.ToString()));
    }

    /// <summary>Up to the next slash without a backslash before it.</summary>
    public static FilterParse Expression(FilterReader reader)
    {
        int start = reader.Position;
        reader.Take();
        StringBuilder pattern = new();
        while (!reader.TryTake('/'))
        {
            if (reader.IsAtEnd)
            {
                return new CommandError(start, "the expression is not closed", "end it with /, or with /i to ignore case");
            }

            char character = reader.Take();
            pattern.Append(character);
            if (character == '\\' && !reader.IsAtEnd)
            {
                pattern.Append(reader.Take());
            }
        }

        int optionsAt = reader.Position;
        string options = reader.TakeWord();
        if (options is not ("" or "i"))
        {
            return new CommandError(optionsAt, $"unknown option \"{options}\" after the expression", "only /i is known: it ignores case");
        }

        return TextPattern.TryParse(pattern.ToString(), ignoreCase: options == "i", out TextPattern? found, out TextError? error)
            ? new FilterExpression.HasText(found)
            : new CommandError(start + 1 + error.Position, error.Message, error.Hint);
    }

    public static FilterParse Length(FilterReader reader)
    {
        reader.TakeWord();
        reader.SkipBlanks();
        Comparison? comparison = reader.Next switch
        {
            '<' => Comparison.Less,
            '>' => Comparison.Greater,
            '=' => Comparison.Equal,
            _ => null,
        };
        if (comparison is not { } how)
        {
            return new CommandError(reader.Position, "len is to be compared with a number of bytes", LengthForm);
        }

        reader.Take();
        if (how != Comparison.Equal && reader.TryTake('='))
        {
            how = how == Comparison.Less ? Comparison.LessOrEqual : Comparison.GreaterOrEqual;
        }

        reader.SkipBlanks();
        int position = reader.Position;
        string number = reader.TakeWord();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
            ? new FilterExpression.HasLength(how, bytes)
            : new CommandError(position, number.Length == 0 ? "the number of bytes is missing" : $"{number} is no number of bytes", LengthForm);
    }

    public static FilterParse Since(FilterReader reader) => AtMoment(reader, moment => new FilterExpression.Since(moment));

    public static FilterParse Until(FilterReader reader) => AtMoment(reader, moment => new FilterExpression.Until(moment));

    /// <summary>
    /// A listener, or connections by number or name, separated by commas. They need not be there: rows outlive them. A name means every connection that has it.
    /// </summary>
    public static FilterParse References(FilterReader reader)
    {
        int position = reader.Position;
        string text = reader.TakeWord();
        if (text.Length == 0)
        {
            return FilterTable.Missing(position, reader.IsAtEnd ? "something is missing at the end" : $"{reader.Next} cannot stand here");
        }

        if (Commands.References.IsListenerWord(text) && Number(text) is { } listener)
        {
            return new FilterExpression.OfListener(listener);
        }

        ImmutableArray<int>.Builder numbers = ImmutableArray.CreateBuilder<int>();
        foreach (string part in text.Split(','))
        {
            int before = numbers.Count;
            if (part.StartsWith('#') && Number(part) is { } number)
            {
                numbers.Add(number);
            }
            else
            {
                numbers.AddRange(reader.Model.Names.Where(pair => pair.Value == part).Select(pair => pair.Key));
            }

            if (numbers.Count == before)
            {
                return new CommandError(
                    position,
                    part.StartsWith('#') || part.Length == 0 ? $"\"{part}\" is no connection" : $"nobody was ever called {part}",
                    part.StartsWith('#') || part.Length == 0 ? "connections are #1, #2, …" : $"a text stands in quotes: \"{part}\"");
            }

            position += part.Length + 1;
        }

        return new FilterExpression.OfConnections(numbers.ToImmutable());
    }

    private static FilterParse AtMoment(FilterReader reader, Func<Moment, FilterExpression> expression)
    {
        reader.TakeWord();
        reader.SkipBlanks();
        int position = reader.Position;
        string word = reader.TakeWord();
        if (TimeOnly.TryParseExact(word, ["H:mm", "H:mm:ss", "H:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
        {
            return expression(new Moment.Clock(time));
        }

        if (word.Length > 0 && !word.Contains(':', StringComparison.Ordinal) && DurationText.TryParse(word, out TimeSpan ago, out _))
        {
            return expression(new Moment.Ago(ago));
        }

        return new CommandError(position, word.Length == 0 ? "the time is missing" : $"{word} is no time", MomentForm);
    }

    private static int? Number(string reference) =>
        int.TryParse(reference.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}
