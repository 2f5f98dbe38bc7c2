using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Finding;

/// <summary>What is looked for in the text of rows. Immutable; any thread.</summary>
internal abstract record TextPattern
{
    /// <summary>How long an expression that backtracks may take for one row; then the row counts as not matched. As for rules.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What is not itself in an expression.</summary>
    private static readonly SearchValues<char> s_operators = SearchValues.Create(@"\*+?|{}[]()^$.");

    private TextPattern()
    {
    }

    /// <summary>True when a row takes time in proportion to its length, so that the loop itself may try it.</summary>
    public abstract bool IsLinear { get; }

    /// <exception cref="RegexMatchTimeoutException">It took longer than <see cref="TimeLimit"/>.</exception>
    public abstract bool IsIn(ReadOnlySpan<char> text);

    /// <summary>Where it is in a text, from left to right. Empty matches are none, because there is nothing to see.</summary>
    /// <exception cref="RegexMatchTimeoutException">It took longer than <see cref="TimeLimit"/>.</exception>
    public abstract IReadOnlyList<Range> Places(ReadOnlySpan<char> text);

    /// <summary>A text; without an upper-case letter in it, either case is found.</summary>
    public static TextPattern Of(string text) => new Literal(text, text.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>An expression; <paramref name="ignoreCase"/> null means either case unless there is an upper-case letter in it.</summary>
    public static bool TryParse(string pattern, bool? ignoreCase, [NotNullWhen(true)] out TextPattern? found, [NotNullWhen(false)] out TextError? error)
    {
        bool ignores = ignoreCase ?? !HasUpperCase(pattern);
        if (pattern.Length > 0 && !pattern.AsSpan().ContainsAny(s_operators))
        {
            // Most of what is looked for. It is found without an expression ten times as fast, and an expression takes milliseconds to make.
            found = new Literal(pattern, ignores ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
            error = null;
            return true;
        }

        found = ExpressionText.IsReadable(pattern, out error) ? new Expression(pattern, ignores) : null;
        return found is not null;
    }

    // The letter after a backslash, as in \S and \p{Lu}, names a class and is no upper-case letter of the text.
    private static bool HasUpperCase(string pattern)
    {
        for (int index = 0; index < pattern.Length; index++)
        {
            if (pattern[index] == '\\')
            {
                bool hasBraces = index + 2 < pattern.Length && pattern[index + 1] is 'p' or 'P' && pattern[index + 2] == '{';
                int close = hasBraces ? pattern.IndexOf('}', index) : -1;
                index = close < 0 ? index + 1 : close;
            }
            else if (char.IsUpper(pattern[index]))
            {
                return true;
            }
        }

        return false;
    }

    internal sealed record Literal(string Text, StringComparison Comparison) : TextPattern
    {
        public override bool IsLinear => true;

        public override bool IsIn(ReadOnlySpan<char> text) => text.Contains(Text, Comparison);

        public override IReadOnlyList<Range> Places(ReadOnlySpan<char> text)
        {
            List<Range> places = [];
            int start = 0;
            while (text[start..].IndexOf(Text, Comparison) is var found and >= 0)
            {
                places.Add((start + found)..(start + found + Text.Length));
                start += found + Text.Length;
            }

            return places;
        }
    }

    /// <summary>A regular expression. It is made when it is first asked for something: by the thread of a search, because the first of a run takes as long as a frame may.</summary>
    internal sealed record Expression(string Pattern, bool IgnoresCase) : TextPattern
    {
        private readonly Lazy<Regex> _regex = new(() => ExpressionText.Create(Pattern, IgnoresCase, TimeLimit));

        public override bool IsLinear => ExpressionText.IsLinear(_regex.Value);

        public override bool IsIn(ReadOnlySpan<char> text) => _regex.Value.IsMatch(text);

        public override IReadOnlyList<Range> Places(ReadOnlySpan<char> text)
        {
            List<Range> places = [];
            try
            {
                foreach (ValueMatch match in _regex.Value.EnumerateMatches(text))
                {
                    if (match.Length > 0)
                    {
                        places.Add(match.Index..(match.Index + match.Length));
                    }
                }
            }
            catch (RegexMatchTimeoutException)
            {
                // Places are for showing: those found so far are better than none.
            }

            return places;
        }
    }
}
