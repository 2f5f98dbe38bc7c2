using NetConsole.Dashboard.Finding;

namespace NetConsole.Dashboard.Tests.Finding;

public class MatchedRowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void AnySteps_AreAsInASortedSet(int seed)
    {
        Random random = new(seed);
        const long start = 10_300;
        MatchedRows rows = new(start);
        SortedSet<long> expected = [];
        long lowest = start;
        long highest = start - 1;
        for (int step = 0; step < 200; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    List<RowBlock> blocks = [];
                    for (int count = random.Next(4); count > 0 && lowest > 0; count--)
                    {
                        long from = RowBlock.StartOf(lowest - 1);
                        RowBlock block = new(from);
                        for (long row = from; row < lowest; row++)
                        {
                            if (random.Next(5) == 0)
                            {
                                block.Add(row);
                                expected.Add(row);
                            }
                        }

                        lowest = from;
                        if (block.Count > 0)
                        {
                            blocks.Add(block);
                        }
                    }

                    rows.Prepend(blocks);
                    break;
                case 1:
                    long oldest = random.NextInt64(lowest, highest + 2);
                    oldest = Math.Min(oldest, lowest + 900);
                    rows.LetGoBelow(oldest);
                    expected.RemoveWhere(row => row < oldest);
                    // What was let go is not found again.
                    lowest = oldest > lowest ? -1 : lowest;
                    break;
                default:
                    for (int count = random.Next(300); count > 0; count--)
                    {
                        highest += random.Next(1, 9);
                        rows.Add(highest);
                        expected.Add(highest);
                    }

                    break;
            }

            Check(rows, expected);
        }
    }

    [Fact]
    public void Ordinals_RowsFoundBelowAndLetGo_StayWithTheirRows()
    {
        MatchedRows rows = new(5000);
        rows.Add(5001);
        rows.Add(7000);
        RowBlock older = new(4096);
        older.Add(4100);
        older.Add(4999);
        rows.Prepend([older]);

        Assert.Equal([4100, 4999, 5001, 7000], new[] { 4998, 4999, 5000, 5001 }.Select(ordinal => rows.RowAt(ordinal)));
        rows.LetGoBelow(4999);
        Assert.Equal((4999, 5002), (rows.FirstOrdinal, rows.EndOrdinal));
        Assert.Equal(4999, rows.RowAt(4999));
    }

    [Fact]
    public void BytesHeld_EveryRowOfAMillion_IsUnder200Kilobytes()
    {
        MatchedRows rows = new(0);
        for (int row = 0; row < 1_000_000; row++)
        {
            rows.Add(row);
        }

        Assert.InRange(rows.BytesHeld, 1, 200_000);
    }

    private static void Check(MatchedRows rows, SortedSet<long> expected)
    {
        Assert.Equal(expected, Enumerable.Range(0, (int)rows.Count).Select(index => rows.RowAt(rows.FirstOrdinal + index)));
        foreach (long row in expected.Take(3).Concat(expected.Reverse().Take(3)).SelectMany(row => new[] { row - 1, row, row + 1 }))
        {
            Assert.Equal(expected.Contains(row), rows.Contains(row));
            Assert.Equal(expected.Where(one => one < row).Cast<long?>().LastOrDefault(), rows.Before(row));
            Assert.Equal(expected.Where(one => one > row).Cast<long?>().FirstOrDefault(), rows.After(row));
            Assert.Equal(rows.FirstOrdinal + expected.Count(one => one < row), rows.OrdinalFrom(row));
        }
    }
}
