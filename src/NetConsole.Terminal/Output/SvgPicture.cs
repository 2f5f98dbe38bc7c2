using System.Globalization;
using System.Net;
using System.Text;
using NetConsole.Terminal.Buffers;
using NetConsole.Terminal.Styling;

namespace NetConsole.Terminal.Output;

/// <summary>
/// A screen as a picture (SVG 1.1). Every run of cells is stretched to its columns, so that whatever font there is cannot move what stands beside it.
/// </summary>
public static class SvgPicture
{
    private const double CellWidth = 8.4;
    private const int CellHeight = 18;
    private const int Margin = 12;
    private const string Paper = "#101418";
    private const string Ink = "#d4d4d4";

    /// <summary>Inks in the order of <see cref="Color"/>, which a real terminal takes from its user's palette.</summary>
    private static readonly string[] Palette =
    [
        Ink, "#1e1e1e", "#cd3131", "#0dbc79", "#d5c510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#767676", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
    ];

    /// <summary>Draws the buffer, and the cursor as a block where there is one.</summary>
    public static string Draw(CellBuffer buffer, CursorPosition? cursor = null)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {(buffer.Width * CellWidth) + (2 * Margin):0} {(buffer.Height * CellHeight) + (2 * Margin)}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">
            <rect width="100%" height="100%" rx="6" fill="{Paper}"/>

            """);
        if (cursor is { } place)
        {
            Block(svg, place.X, place.Y, 1, Ink);
        }

        for (int y = 0; y < buffer.Height; y++)
        {
            DrawRow(svg, buffer, y);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawRow(StringBuilder svg, CellBuffer buffer, int y)
    {
        int x = 0;
        while (x < buffer.Width)
        {
            int start = x;
            Style style = buffer[x, y].Style;
            StringBuilder text = new();
            // A wide cluster is a run of its own: fonts agree least on those.
            do
            {
                text.Append(buffer[x, y].Cluster);
                x += Math.Max(1, (int)buffer[x, y].Columns);
            }
            while (x < buffer.Width && buffer[x, y].Style == style && buffer[x, y].Columns == 1 && buffer[start, y].Columns == 1);
            Run(svg, start, y, x - start, text.ToString(), style);
        }
    }

    private static void Run(StringBuilder svg, int x, int y, int columns, string text, Style style)
    {
        bool isReverse = style.Attributes.HasFlag(TextAttributes.Reverse);
        string ink = Palette[(int)style.Foreground];
        string paper = style.Background == Color.Default ? Paper : Palette[(int)style.Background];
        if (isReverse)
        {
            (ink, paper) = (paper, ink);
        }

        if (paper != Paper)
        {
            Block(svg, x, y, columns, paper);
        }

        string shown = text.TrimEnd();
        if (shown.Length == 0)
        {
            return;
        }

        int trailing = text.Length - shown.Length;
        string left = Length(Margin + (x * CellWidth));
        string width = Length((columns - trailing) * CellWidth);
        string look = (style.Attributes.HasFlag(TextAttributes.Bold) ? " font-weight=\"bold\"" : "")
            + (style.Attributes.HasFlag(TextAttributes.Dim) ? " opacity=\"0.55\"" : "")
            + (style.Attributes.HasFlag(TextAttributes.Underline) ? " text-decoration=\"underline\"" : "");
        svg.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{left}\" y=\"{Margin + (y * CellHeight) + 14}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" fill=\"{ink}\"{look}>{WebUtility.HtmlEncode(shown)}</text>\n");
    }

    private static void Block(StringBuilder svg, int x, int y, int columns, string color) => svg.Append(CultureInfo.InvariantCulture,
        $"<rect x=\"{Length(Margin + (x * CellWidth))}\" y=\"{Margin + (y * CellHeight)}\" width=\"{Length(columns * CellWidth)}\" height=\"{CellHeight}\" fill=\"{color}\"/>\n");

    private static string Length(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
