using System.Globalization;
using NetConsole.Engine.Text;

namespace NetConsole.Dashboard.Models;

/// <summary>How the operator wants the panes above the transcript; what does not fit a screen is cut down to it.</summary>
/// <param name="Height">Rows of the panes of listeners and connections; null for what suits the screen.</param>
/// <param name="Width">Columns of the listeners' pane; null for what suits the screen.</param>
/// <param name="HidesListeners">Whether listeners are not shown.</param>
/// <param name="HidesConnections">Whether connections are not shown.</param>
internal sealed record PaneSizes(int? Height = null, int? Width = null, bool HidesListeners = false, bool HidesConnections = false)
{
    public const string DefaultWord = "auto";

    private const int Largest = 999;

    public static PaneSizes Default { get; } = new();

    /// <summary>Reads what <see cref="ToString"/> writes: <c>auto</c>, or parts with commas between them, such as <c>height:8,width:50,no-listeners</c>.</summary>
    public static bool TryParse(string text, out PaneSizes sizes, out TextError? error)
    {
        sizes = Default;
        error = null;
        int position = 0;
        foreach (string part in text == DefaultWord ? [] : text.Split(','))
        {
            if (With(sizes, part) is not { } changed)
            {
                error = new TextError(position, $"a layout has no {part}", "write auto, or height:8,width:50,no-listeners,no-connections");
                return false;
            }

            sizes = changed;
            position += part.Length + 1;
        }

        return true;
    }

    public override string ToString()
    {
        List<string> parts = [];
        if (Height is { } height)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"height:{height}"));
        }

        if (Width is { } width)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"width:{width}"));
        }

        if (HidesListeners)
        {
            parts.Add("no-listeners");
        }

        if (HidesConnections)
        {
            parts.Add("no-connections");
        }

        return parts.Count == 0 ? DefaultWord : string.Join(',', parts);
    }

    private static PaneSizes? With(PaneSizes sizes, string part) => part.Split(':') switch
    {
        ["no-listeners"] => sizes with { HidesListeners = true },
        ["no-connections"] => sizes with { HidesConnections = true },
        ["height", var number] when Number(number) is { } height => sizes with { Height = height },
        ["width", var number] when Number(number) is { } width => sizes with { Width = width },
        _ => null,
    };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= Largest ? number : null;
}
