using CollapseGuard.Summaries;
using CollapseGuard.Tests.Detectors;
using static CollapseGuard.CauseId;
using static CollapseGuard.Tests.Detectors.DrawnTables;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>Which cause a spoiled table puts first.</summary>
public class TableCauseTests
{
    [Fact]
    public void Codes_and_broken_numbers_are_dirty_data()
    {
        Assert.Equal(DirtyData, First(HealthyWith(Number("x", [.. Enumerable.Repeat<double?>(-999, 40), .. Enumerable.Range(0, 360).Select(i => (double?)(i % 50))]))));
        Assert.Equal(DirtyData, First(HealthyWith(Number("x", [double.NaN, .. Normal(399, 6)]))));
    }

    [Fact]
    public void A_column_in_another_unit_is_a_matter_of_scale() => Assert.Equal(InputScale, First(HealthyWith(Number("income", Normal(400, 6, scale: 5e4)))));

    [Fact]
    public void Columns_without_variation_are_constant_inputs()
    {
        Snapshot nothing = Only(Two("a", 50, 0), Two("b", 50, 0));

        Assert.Equal(ConstantInputs, First(nothing));
        Assert.Contains(Collapse.Diagnose(nothing).Causes[0].For, e => e.Statement.Contains("no input column varies in the table", StringComparison.Ordinal));
        Assert.Equal(ConstantInputs, First(HealthyWith(Two("a", 400, 0))));
    }

    [Fact]
    public void Equal_rows_with_different_labels_point_at_the_labels() => Assert.Contains(
        Collapse.Diagnose(HealthyWith(new RowCopySummary { Rows = 400, DistinctRows = 400, DistinctFeatureRows = 300, ConflictingFeatureRows = 90, RowsInConflict = 190, BestCorrect = 300 })).Causes,
        c => c.Cause == LabelMisalignment);

    [Fact]
    public void A_sound_table_needs_no_cause() => Assert.Empty(Collapse.Diagnose(Snapshot(Healthy)).Causes);

    private static CauseId First(Snapshot snapshot) => Collapse.Diagnose(snapshot).Causes[0].Cause;
}
