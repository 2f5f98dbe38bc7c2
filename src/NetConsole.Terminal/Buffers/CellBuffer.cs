using NetConsole.Terminal.Layout;

namespace NetConsole.Terminal.Buffers;

/// <summary>A screen's worth of cells: what views draw into, what the renderer compares, what tests read. Not thread-safe.</summary>
public sealed class CellBuffer
{
    private readonly Cell[] _cells;

    public CellBuffer(int width, int height)
    {
        Width = width;
        Height = height;
        _cells = new Cell[width * height];
        Clear();
    }

    public int Width { get; }

    public int Height { get; }

    public Canvas Canvas => new(this, new Rect(0, 0, Width, Height));

    public ref readonly Cell this[int x, int y] => ref _cells[(y * Width) + x];

    public void Clear() => throw new NotImplementedException();

    /// <summary>The rows as text, trailing blanks removed: what a test compares.</summary>
    public string[] ToLines() => throw new NotImplementedException();
}
