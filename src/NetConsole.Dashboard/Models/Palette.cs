namespace NetConsole.Dashboard.Models;

/// <summary>The list of everything that can be done, narrowed by words.</summary>
/// <param name="Query">What is looked for; beginnings of words.</param>
/// <param name="Chosen">Which of what is found is chosen, from 0.</param>
internal sealed record Palette(string Query = "", int Chosen = 0);
