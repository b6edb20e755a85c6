namespace CollapseGuard.Assertions.Tests;

public class NotCollapsedTests
{
    private static readonly FeatureTable Rows = FeatureTable.FromRowMajor([.. Enumerable.Range(0, 600).Select(i => (float)Math.Sin(i * 1.7))], 3);

    [Fact]
    public void Passes_for_a_model_that_answers_to_its_inputs() => CollapseAssert.NotCollapsed(
        (rows, columns, outputs) =>
        {
            for (int r = 0; r < outputs.Length; r++)
            {
                outputs[r] = rows[r * columns] - rows[(r * columns) + 1];
            }
        },
        Rows);

    [Fact]
    public void Fails_for_a_constant_model_and_shows_the_report()
    {
        var error = Assert.Throws<CollapseAssertException>(() => CollapseAssert.NotCollapsed((_, _, outputs) => outputs.Fill(.5f), Rows));

        Assert.Equal(Outcome.OutputCollapse, error.Report!.Outcome);
        Assert.Contains("Expected a model that answers to its inputs, but the outcome is OutputCollapse.", error.Message, StringComparison.Ordinal);
        Assert.Contains("CG1016", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_for_outputs_that_are_not_numbers() =>
        Assert.Throws<CollapseAssertException>(() => CollapseAssert.NotCollapsed((_, _, outputs) => outputs.Fill(float.NaN), Rows));

    [Fact]
    public void Fails_where_the_rows_cannot_tell()
    {
        FeatureTable equal = FeatureTable.FromRowMajor(new float[300], 3);

        Assert.Throws<CollapseAssertException>(() => CollapseAssert.NotCollapsed((rows, columns, outputs) => outputs.Fill(rows[0]), equal));
    }
}
