namespace NetConsole.Terminal.Text.Tables;

/// <summary>Looks code points up in a sorted list of ranges.</summary>
internal static class RangeTable
{
    /// <summary>True when a code point lies in one of the ranges; first and last code point by turns, in rising order.</summary>
    internal static bool Contains(ReadOnlySpan<int> ranges, int codePoint)
    {
        int low = 0;
        int high = (ranges.Length / 2) - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            if (codePoint < ranges[middle * 2])
            {
                high = middle - 1;
            }
            else if (codePoint > ranges[(middle * 2) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
