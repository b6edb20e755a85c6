using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;

namespace CollapseGuard.Tests.Statistics;

public class TableDriftTests
{
    [Fact]
    public void Compares_by_name_whatever_the_order()
    {
        DriftSummary drift = TableDrift.Between(
            Table(DrawnRows.Numbers("x", 1, 2, 3, 4), DrawnRows.Texts("t", "a", "a", "b", "b")),
            Table(DrawnRows.Texts("t", "a", "a", "b", null), DrawnRows.Numbers("x", 3, 4, 5, float.NaN)));

        Assert.Equal(["x", "t"], drift.Columns.Select(c => c.Name));
        Assert.Equal(.5, drift.Columns[0].Distance, 12);
        Assert.Equal((.25, 4, 3), (drift.Columns[0].MissingChange, drift.Columns[0].ReferenceRows, drift.Columns[0].Rows));
        Assert.Equal((4, 4), (drift.ReferenceRows, drift.Rows));
    }

    [Fact]
    public void Lists_missing_added_and_changed_columns()
    {
        DriftSummary drift = TableDrift.Between(
            Table(DrawnRows.Numbers("gone", 1), DrawnRows.Numbers("price", 1), DrawnRows.Texts("same", "a")),
            Table(DrawnRows.Texts("price", "1 EUR"), DrawnRows.Texts("same", "a"), DrawnRows.Numbers("new", 1)));

        Assert.Equal(["gone"], drift.Missing);
        Assert.Equal(["new"], drift.Added);
        Assert.Equal(["price"], drift.ChangedKind);
        Assert.Equal("same", Assert.Single(drift.Columns).Name);
    }

    /// <summary>A column without any value has no kind to change.</summary>
    [Fact]
    public void An_empty_column_has_not_changed_its_kind()
    {
        DriftSummary drift = TableDrift.Between(Table(DrawnRows.Numbers("x", 1, 2)), Table(DrawnRows.Texts("x", null, null)));

        Assert.Empty(drift.ChangedKind);
        Assert.Equal(1, Assert.Single(drift.Columns).MissingChange);
        Assert.True(double.IsNaN(drift.Columns[0].Distance));
    }

    private static DataSummary Table(params ColumnSummary[] columns) => new() { Rows = columns[0].Count, Columns = columns };
}
