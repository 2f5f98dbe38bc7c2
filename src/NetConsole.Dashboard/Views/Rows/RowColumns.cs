using NetConsole.Dashboard.Models;

namespace NetConsole.Dashboard.Views.Rows;

/// <summary>
/// The columns of a row: time, number and name of the connection, direction, the message's number, the message. They depend on the screen's width and on settings
/// alone, so that nothing jumps as rows come in. The first column of all stays free, for marks.
/// </summary>
/// <param name="Time">Columns of the time.</param>
/// <param name="Id">Columns of <c>#3</c> and the blank after it.</param>
/// <param name="Name">Columns of the name; 0 where there is no room for one.</param>
/// <param name="Number">Columns of the message's number; 0 when it is not shown.</param>
/// <param name="Gap">Blanks between what is told apart by place alone.</param>
internal readonly record struct RowColumns(int Time, int Id, int Name, int Number, int Gap)
{
    public const int TimeX = 1;

    private const int NumberColumns = 5;
    private const int WideScreen = 100;
    private const int NarrowScreen = 60;

    public int WhoX => TimeX + Time + Gap;

    /// <summary>Columns for whoever it is about, number and name together.</summary>
    public int Who => Id + Name;

    public int ArrowX => WhoX + Who + 1;

    public int NumberX => ArrowX + 1 + Gap;

    public int BodyX => Number == 0 ? NumberX : NumberX + Number + 1;

    public static RowColumns For(int width, TimeMode time, bool showsNumbers)
    {
        bool isNarrow = width < NarrowScreen;
        int number = showsNumbers ? NumberColumns : 0;
        return width >= WideScreen
            ? new RowColumns(RowTime.Columns(time, isNarrow), 5, 11, number, 2)
            : new RowColumns(RowTime.Columns(time, isNarrow), isNarrow ? 5 : 4, isNarrow ? 0 : 6, number, 1);
    }
}
