namespace NetConsole.Dashboard.Widgets;

/// <summary>Which rows of a list are in sight.</summary>
internal static class ListWindow
{
    /// <summary>The index of the first row shown.</summary>
    /// <param name="count">How many rows there are.</param>
    /// <param name="height">How many fit.</param>
    /// <param name="top">The first row shown so far.</param>
    /// <param name="selected">The index of a row that has to be in sight, or -1.</param>
    public static int Top(int count, int height, int top, int selected = -1)
    {
        if (selected >= 0)
        {
            top = Math.Clamp(top, Math.Max(0, selected - Math.Max(1, height) + 1), selected);
        }

        return Math.Clamp(top, 0, Math.Max(0, count - height));
    }
}
