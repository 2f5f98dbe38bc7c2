namespace NetConsole.Dashboard.Views;

/// <summary>One row of a page: a heading, or something and what is to be said about it.</summary>
/// <param name="Left">The heading, or the thing.</param>
/// <param name="Right">What is said about it.</param>
/// <param name="IsHeading">Whether it is a heading.</param>
/// <param name="Middle">What stands in a column between both, on a narrow screen above what is said; empty where the page has none.</param>
internal readonly record struct PageRow(string Left, string Right, bool IsHeading = false, string Middle = "");
