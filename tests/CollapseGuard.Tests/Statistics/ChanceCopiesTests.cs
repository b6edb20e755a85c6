using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Statistics;

public class ChanceCopiesTests
{
    /// <summary>Two fair flags: two rows agree with probability ¼, so four rows out of 100 are the first of their kind.</summary>
    [Fact]
    public void By_hand() => Assert.Equal(1 - ((1 - Math.Exp(-25)) / 25), ChanceCopies.ExpectedShare([Two("a", 50, 50), Two("b", 50, 50)], 100), 12);

    /// <summary>The birthday problem: 23 people in 365 days share Σ = 23·22/2/365 = .69 pairs, about .03 of the people.</summary>
    [Fact]
    public void Birthdays()
    {
        ColumnSummary days = Number("day", [.. Enumerable.Range(0, 365).Select(i => (double?)i)]);

        Assert.Equal(22d / 2 / 365, ChanceCopies.ExpectedShare([days], 23), .002);
    }

    [Fact]
    public void Missing_and_unlisted_values_count()
    {
        ColumnSummary half = Category("x", [.. new string?[50], .. Enumerable.Repeat("a", 50)]);
        ColumnSummary unlisted = Number("y", [.. Enumerable.Range(0, 100).Select(i => (double?)i)]) with { Values = [], ValuesAreComplete = false };

        Assert.Equal(ChanceCopies.ExpectedShare([Two("x", 50, 50)], 100), ChanceCopies.ExpectedShare([half], 100), 12);
        Assert.Equal(1 - (1 - Math.Exp(-1)), ChanceCopies.ExpectedShare([unlisted], 100), 9);
    }

    [Fact]
    public void Nothing_known_expects_nothing()
    {
        Assert.Equal(0, ChanceCopies.ExpectedShare([Category("empty")], 0));
        Assert.Equal(0, ChanceCopies.ExpectedShare([Two("x", 50, 50) with { Values = [], Distinct = DistinctSummary.NotKept }], 100));
    }
}
