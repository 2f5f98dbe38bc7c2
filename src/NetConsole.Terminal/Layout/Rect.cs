namespace NetConsole.Terminal.Layout;

/// <summary>An area of cells; X and Y from the top left, 0-based. Sizes are never negative.</summary>
public readonly record struct Rect(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool IsEmpty => Width <= 0 || Height <= 0;

    public Rect Intersect(Rect other)
    {
        int x = Math.Max(X, other.X);
        int y = Math.Max(Y, other.Y);
        return new Rect(x, y, Math.Max(0, Math.Min(Right, other.Right) - x), Math.Max(0, Math.Min(Bottom, other.Bottom) - y));
    }
}
