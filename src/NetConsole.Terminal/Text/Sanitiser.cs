namespace NetConsole.Terminal.Text;

/// <summary>The one gate between text from outside and the screen.</summary>
public static class Sanitiser
{
    /// <summary>Bytes of a peer, meant as UTF-8. Every byte that is not part of a valid sequence becomes <c>\xHH</c>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="maxColumns">Work stops once this many columns are filled; at least 1.</param>
    public static ScreenText FromUtf8(ReadOnlySpan<byte> utf8, int maxColumns = int.MaxValue) => throw new NotImplementedException();

    /// <summary>A string from outside: a file name, an error message, what a person typed. Lone surrogates become <c>\uHHHH</c>.</summary>
    public static ScreenText FromString(string text, int maxColumns = int.MaxValue) => throw new NotImplementedException();
}
