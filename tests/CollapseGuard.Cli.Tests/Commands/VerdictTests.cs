namespace CollapseGuard.Cli.Tests.Commands;

/// <summary>What is judged, not refused: verdicts and their exit codes.</summary>
public sealed class VerdictTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Healthy_regression_exits_0() => Judged(Samples.HealthyRegression(), "Healthy", 0);

    [Fact]
    public void Collapsed_regression_exits_1() => Judged(Samples.CollapsedRegression(), "OutputCollapse", 1);

    [Fact]
    public void Healthy_labels_exit_0() => Judged(Samples.HealthyLabels(), "Healthy", 0);

    [Fact]
    public void Healthy_scores_exit_0() => Judged(Samples.HealthyScores(), "Healthy", 0);

    [Fact]
    public void One_row_is_inconclusive() => Judged("y,prediction\n1.5,2.5\n", "Inconclusive", 3);

    [Theory]
    [InlineData("NaN")]
    [InlineData("")]
    public void All_missing_predictions_are_non_finite(string cell) =>
        Judged("y,prediction\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i}.5,{cell}\n")), "NonFinite", 1);

    [Fact]
    public void All_missing_predictions_beside_whole_labels_are_non_finite() =>
        Judged("y,prediction\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i % 2},NaN\n")), "NonFinite", 1);

    [Fact]
    public void Missing_labels_are_left_out_and_counted_aloud()
    {
        string text = Samples.HealthyRegression().TrimEnd() + "\n1,2,,3\n1,2,NA,3\n";

        Run run = Judged(text, "Healthy", 0);

        Assert.Contains("2 rows have no label in 'y'", run.Error, StringComparison.Ordinal);
        Assert.Contains("400 rows", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_labels_with_quotes_and_commas()
    {
        string text = "label,prediction\n" + string.Concat(Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "\"a, \"\"b\"\"\",\"a, \"\"b\"\"\"\n" : "c,c\n"));

        Judged(text, "Healthy", 0);
    }

    [Fact]
    public void Whole_labels_beyond_2_to_the_53_stay_apart()
    {
        string text = "label,prediction\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{9007199254740992 + (i % 2)},9007199254740992\n"));

        Judged(text, "OutputCollapse", 1);
    }

    [Fact]
    public void True_and_1_point_0_are_the_class_1()
    {
        string text = "label,prediction\n" + string.Concat(Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? "True,1.0\n" : "False,0.0\n"));

        Judged(text, "Healthy", 0);
    }

    [Theory]
    [InlineData("\r\n", ',', false)]
    [InlineData("\n", ';', true)]
    [InlineData("\r\n", '\t', true)]
    [InlineData("\n", '|', false)]
    public void Line_ends_delimiters_and_byte_order_marks(string lineEnd, char delimiter, bool mark)
    {
        string text = Samples.HealthyRegression().Replace(",", delimiter.ToString(), StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);

        Judged((mark ? "\uFEFF" : "") + text, "Healthy", 0);
    }

    [Fact]
    public void Names_with_quotes_and_sql_are_only_names()
    {
        const string Name = "y\"'; DROP TABLE x; --";
        string text = Samples.HealthyRegression().Replace("a,b,y,", $"a,b,\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", StringComparison.Ordinal);

        Run run = Judged(text, "Healthy", 0, "--label", Name);

        Assert.Contains("Regression, 400 rows", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void File_names_with_glob_characters_and_quotes_are_only_names()
    {
        string file = folder.Write("it's [a] *.csv", Samples.HealthyRegression());

        Assert.Equal(0, Run.Of("predictions", file).ExitCode);
    }

    [Fact]
    public void Same_seed_same_report()
    {
        string file = folder.Write("a.csv", Samples.CollapsedRegression());

        Assert.Equal(Run.Of("predictions", file, "--seed", "5").Out, Run.Of("predictions", file, "--seed", "5").Out);
    }

    private Run Judged(string text, string outcome, int exitCode, params string[] options)
    {
        Run run = Run.Of(["predictions", folder.Write("a.csv", text), .. options]);

        Assert.Contains($"CollapseGuard: {outcome}", run.Out, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
        return run;
    }
}
