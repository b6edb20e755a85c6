namespace CollapseGuard.Cli.Tests.Models;

/// <summary>The verb <c>model</c>: a saved model and a file, judged; and what it says of input that it cannot use.</summary>
public sealed class ModelTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sound_model_is_healthy()
    {
        Run run = Run.Of("model", SavedModels.Fares(folder), "--data", SavedModels.FaresCsv(folder), "--label", "Fare");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Healthy", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_may_not_split_collapses_with_its_cause()
    {
        Run run = Run.Of("model", SavedModels.Fares(folder, leafMinimum: 300), "--data", SavedModels.FaresCsv(folder), "--label", "Fare", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        CollapseReport report = CollapseReport.FromJson(run.Out);
        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG4040");
        Assert.Equal(CauseId.LeafMinimumTooLarge, report.Causes[0].Cause);
    }

    /// <summary>A vector is read from numbered columns, and a label that was not saved with the model from the file: yes and no are a Boolean.</summary>
    [Fact]
    public void Vectors_and_labels_outside_the_schema_are_read()
    {
        Run run = Run.Of("model", SavedModels.Flags(folder), "--data", SavedModels.FlagsCsv(folder), "--label", "Label", "--format", "summary");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Training_rows_are_compared()
    {
        string far = folder.Write("far.csv", "Town,Distance,Fare\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"a,{500 + i},{i}\n")));

        Run run = Run.Of("model", SavedModels.Fares(folder), "--data", far, "--label", "Fare", "--training", SavedModels.FaresCsv(folder), "--format", "json");

        Assert.Contains(CollapseReport.FromJson(run.Out).Findings, f => f.Detector.Id == "CG3021");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("summary")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("junit")]
    public void Every_format_is_printed(string format) => Assert.NotEqual(
        "", Run.Of("model", SavedModels.Fares(folder), "--data", SavedModels.FaresCsv(folder), "--label", "Fare", "--format", format).Out);

    [Fact]
    public void Missing_model() => Refused([folder["none.zip"], "--data", SavedModels.FaresCsv(folder), "--label", "Fare"], "There is no file", "none.zip");

    [Fact]
    public void A_folder_or_text_is_no_model()
    {
        string csv = SavedModels.FaresCsv(folder);

        Refused([folder[""], "--data", csv, "--label", "Fare"], "is a directory");
        Refused([csv, "--data", csv, "--label", "Fare"], "is no zip, and so no ML.NET model");
        Refused([folder.Write("empty.zip", ""), "--data", csv, "--label", "Fare"], "is no zip");
    }

    [Fact]
    public void A_broken_zip_or_one_without_a_model()
    {
        string csv = SavedModels.FaresCsv(folder);
        byte[] whole = File.ReadAllBytes(SavedModels.Fares(folder));

        Refused([folder.Write("half.zip", whole[..(whole.Length / 2)]), "--data", csv, "--label", "Fare"], "cannot be loaded as an ML.NET model");
        Refused([folder.Write("magic.zip", [(byte)'P', (byte)'K', 3, 4, 0, 0]), "--data", csv, "--label", "Fare"], "cannot be loaded as an ML.NET model");
    }

    [Fact]
    public void A_column_that_the_model_asks_for_is_named_with_those_there_are()
    {
        string csv = folder.Write("short.csv", "Town,Fare\na,3\nb,4\n");

        Refused([SavedModels.Fares(folder), "--data", csv, "--label", "Fare"], "has no column 'Distance', which the model asks for (Single); it has 'Town', 'Fare'");
    }

    [Fact]
    public void A_label_that_is_not_there() =>
        Refused([SavedModels.Fares(folder), "--data", SavedModels.FaresCsv(folder), "--label", "Price"], "has no column 'Price'");

    [Fact]
    public void A_vector_without_its_columns() =>
        Refused([SavedModels.Flags(folder), "--data", folder.Write("a.csv", "x,Label\n1,yes\n2,no\n"), "--label", "Label"], "a vector of 3 floats", "'Features.0' to 'Features.2'");

    [Fact]
    public void Text_among_numbers() =>
        Refused([SavedModels.Fares(folder), "--data", folder.Write("a.csv", "Town,Distance,Fare\na,far,3\n"), "--label", "Fare"], "Line 2");

    [Fact]
    public void A_label_that_is_no_flag() =>
        Refused([SavedModels.Flags(folder), "--data", folder.Write("a.csv", "Features.0,Features.1,Features.2,Label\n1,2,3,maybe\n"), "--label", "Label"], "holds 'maybe' in row 1; the model asks for true or false");

    [Fact]
    public void Data_that_cannot_be_read()
    {
        Refused([SavedModels.Fares(folder), "--data", folder["none.csv"], "--label", "Fare"], "There is no file");
        Refused([SavedModels.Fares(folder), "--data", folder.Write("ragged.csv", "Town,Distance,Fare\na,1,2\na,1\n"), "--label", "Fare"], "Line 3");
    }

    [Fact]
    public void Options_that_are_required()
    {
        Assert.Equal(2, Run.Of("model", "m.zip", "--label", "y").ExitCode);
        Assert.Equal(2, Run.Of("model", "m.zip", "--data", "d.csv").ExitCode);
    }

    private static void Refused(string[] args, params string[] said)
    {
        Run run = Run.Of(["model", .. args]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.All(said, text => Assert.Contains(text, run.Error, StringComparison.Ordinal));
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
    }
}
