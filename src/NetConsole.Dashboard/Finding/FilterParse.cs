using System.Diagnostics.CodeAnalysis;
using NetConsole.Dashboard.Commands;

namespace NetConsole.Dashboard.Finding;

/// <summary>A filter or a part of one, or why there is none.</summary>
internal readonly struct FilterParse
{
    private readonly FilterExpression? _expression;
    private readonly CommandError? _error;

    private FilterParse(FilterExpression? expression, CommandError? error)
    {
        _expression = expression;
        _error = error;
    }

    public static implicit operator FilterParse(FilterExpression expression) => new(expression, null);

    public static implicit operator FilterParse(CommandError error) => new(null, error);

    public bool Succeeded([NotNullWhen(true)] out FilterExpression? expression, [NotNullWhen(false)] out CommandError? error)
    {
        expression = _expression;
        error = _error;
        return expression is not null;
    }
}
