using System.Collections.Immutable;

namespace NetConsole.Dashboard.Models;

/// <summary>Something that completes a word.</summary>
/// <param name="Text">The whole word.</param>
/// <param name="Detail">What it is, or empty.</param>
/// <param name="IsWhole">False where more of the same word follows: <c>tcp://</c>, a folder.</param>
internal readonly record struct CompletionCandidate(string Text, string Detail = "", bool IsWhole = true);

/// <summary>What could complete the word at the cursor, listed above the prompt.</summary>
/// <param name="Start">Where the word begins in the input line.</param>
/// <param name="Typed">What was typed of it.</param>
/// <param name="All">What there was when the list opened.</param>
/// <param name="Shown">Those of it that begin with what is typed; at least one.</param>
/// <param name="Chosen">Index of the one put into the line by Tab, or -1.</param>
internal sealed record CompletionList(int Start, string Typed, ImmutableArray<CompletionCandidate> All, ImmutableArray<CompletionCandidate> Shown, int Chosen = -1);
