using System.Buffers;
using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Finding;

/// <summary>Where reading a filter has come to.</summary>
/// <param name="model">Who is there, for names.</param>
/// <param name="line">The whole line, so that mistakes have the place that a person sees.</param>
/// <param name="start">Where the filter begins in it.</param>
internal sealed class FilterReader(DashboardModel model, string line, int start)
{
    private static readonly SearchValues<char> s_wordEnds = SearchValues.Create(" ()<>=");

    public DashboardModel Model { get; } = model;

    public int Position { get; private set; } = Math.Min(start, line.Length);

    public int Length => line.Length;

    public bool IsAtEnd => Position >= line.Length;

    /// <summary>The character to come; NUL at the end.</summary>
    public char Next => IsAtEnd ? '\0' : line[Position];

    public void SkipBlanks()
    {
        while (!IsAtEnd && line[Position] == ' ')
        {
            Position++;
        }
    }

    public char Take() => line[Position++];

    public bool TryTake(char character)
    {
        if (Next != character || IsAtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>The word to come, up to a blank, a parenthesis or a comparison; empty where there is none.</summary>
    public string PeekWord()
    {
        int end = line.AsSpan(Position).IndexOfAny(s_wordEnds);
        return end < 0 ? line[Position..] : line[Position..(Position + end)];
    }

    public string TakeWord()
    {
        string word = PeekWord();
        Position += word.Length;
        return word;
    }

    /// <summary>Takes the word if it is this one.</summary>
    public bool TryTakeWord(string word)
    {
        bool isNext = PeekWord() == word;
        Position += isNext ? word.Length : 0;
        return isNext;
    }
}
