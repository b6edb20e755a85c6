namespace CollapseGuard.Cli.Tests.Reading;

/// <summary>What stands for a missing value among numbers is no class, no decimal and no crash.</summary>
public sealed class MissingMarkerTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("-")]
    [InlineData("?")]
    [InlineData("inf")]
    public void In_predicted_classes_counts_as_the_missing_class(string marker)
    {
        Run run = Judge(Samples.HealthyLabels() + $"1,{marker}\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 rows have no value in 'prediction'", run.Error, StringComparison.Ordinal);
        Assert.Contains("task: classification", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("inf")]
    public void In_a_label_of_0_and_1_leaves_the_task_and_the_row_out(string marker)
    {
        Run run = Judge(Samples.HealthyScores().Replace("label,score", "label,prediction", StringComparison.Ordinal) + $"{marker},0.5\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("probabilities", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 rows have no label", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void In_true_classes_leaves_the_row_out()
    {
        Run run = Judge(Samples.HealthyLabels() + "inf,1\nNA,2\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 rows have no label", run.Error, StringComparison.Ordinal);
    }

    private Run Judge(string text) => Run.Of("predictions", folder.Write("a.csv", text));
}
