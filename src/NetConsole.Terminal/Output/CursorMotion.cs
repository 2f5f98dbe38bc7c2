namespace NetConsole.Terminal.Output;

/// <summary>
/// Where the terminal's cursor stands as far as is known, and the shortest way from there to another place (bytes, not time: a slow line is what hurts).
/// LF is taken to keep the column, as it does while the terminal driver post-processes nothing.
/// </summary>
internal struct CursorMotion
{
    private const int Unknown = -1;

    /// <summary>Column, or -1.</summary>
    internal int X { get; private set; }

    /// <summary>Row, or -1.</summary>
    internal int Y { get; private set; }

    internal static CursorMotion Lost => new() { X = Unknown, Y = Unknown };

    /// <summary>After text of certain width; at the last column terminals differ in where that leaves the cursor.</summary>
    internal void Advance(int columns, int width)
    {
        X += columns;
        if (X >= width)
        {
            this = Lost;
        }
    }

    /// <summary>After text whose width terminals disagree about: the row is left alone, the column is anywhere.</summary>
    internal void LoseColumn() => X = Unknown;

    /// <summary>Bytes that <see cref="Move"/> would take along the row it is on.</summary>
    internal readonly int CostAlongRow(int x) => X == x ? 0 : Math.Min(AlongRow(x), AbsoluteCost(x, Y));

    internal void Move(ref SequenceWriter writer, int x, int y)
    {
        if (X == x && Y == y)
        {
            return;
        }

        int rows = Y == y ? 0 : Y == Unknown ? int.MaxValue / 2 : Math.Min(y > Y ? y - Y : int.MaxValue / 2, 3 + Digits(y + 1));
        int columns = X == x ? 0 : AlongRow(x);
        if (rows + columns >= AbsoluteCost(x, y))
        {
            writer.MoveTo(x, y);
        }
        else
        {
            MoveAlongRow(ref writer, x);
            MoveAlongColumn(ref writer, y);
        }

        X = x;
        Y = y;
    }

    private readonly void MoveAlongRow(ref SequenceWriter writer, int x)
    {
        if (X == x)
        {
            return;
        }

        int cost = AlongRow(x);
        if (x == 0)
        {
            writer.Return();
        }
        else if (X > x && X - x == cost)
        {
            writer.MoveBack(X - x);
        }
        else if (X != Unknown && X < x && ForwardCost(x - X) == cost)
        {
            writer.MoveForward(x - X);
        }
        else
        {
            writer.MoveToColumn(x);
        }
    }

    private readonly void MoveAlongColumn(ref SequenceWriter writer, int y)
    {
        if (y > Y && y - Y <= 3 + Digits(y + 1))
        {
            writer.LineFeed(y - Y);
        }
        else if (y != Y)
        {
            writer.MoveToRow(y);
        }
    }

    private readonly int AlongRow(int x)
    {
        int cost = x == 0 ? 1 : 3 + Digits(x + 1);
        if (X > x)
        {
            cost = Math.Min(cost, X - x);
        }
        else if (X != Unknown && X < x)
        {
            cost = Math.Min(cost, ForwardCost(x - X));
        }

        return cost;
    }

    private static int ForwardCost(int columns) => columns == 1 ? 3 : 3 + Digits(columns);

    private static int AbsoluteCost(int x, int y) => x == 0 ? (y == 0 ? 3 : 3 + Digits(y + 1)) : 4 + Digits(y + 1) + Digits(x + 1);

    private static int Digits(int number) => number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4;
}
