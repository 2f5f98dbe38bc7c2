namespace NetConsole.Dashboard.Widgets;

/// <summary>Which rows of a list fit into its pane so that the selected one is in sight.</summary>
internal static class ListWindow
{
    /// <param name="keys">The list's keys, ascending.</param>
    /// <param name="selected">The selected key, or 0 for none.</param>
    /// <param name="height">Rows of the pane.</param>
    public static (int First, int Count) Of(int[] keys, int selected, int height)
    {
        int count = Math.Min(keys.Length, height);
        int index = Array.BinarySearch(keys, selected);
        int first = index < 0 ? 0 : Math.Clamp(index - (height / 2), 0, keys.Length - count);
        return (first, count);
    }
}
