using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

public class UnresponsiveModelDetectorTests
{
    private static readonly UnresponsiveModelDetector Detector = new();

    public static Snapshot Model(double[] responses, params ColumnResponse[] columns) => new()
    {
        Response = new ResponseSummary { Rows = 100, OutputCount = responses.Length, OutputResponses = responses, Columns = columns },
    };

    [Fact]
    public void Finds_a_model_that_answers_to_nothing()
    {
        Finding finding = Detector.Finds(Model([0, 1e-8], new ColumnResponse("x", 0, false)));

        Assert.Equal(Outcome.OutputCollapse, finding.Implies);
        Assert.Contains("n = 100 rows", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_deaf_output_is_partial() =>
        Assert.Equal(Outcome.PartialCollapse, Detector.Finds(Model([.3, 0], new ColumnResponse("x", .3, false))).Implies);

    [Fact]
    public void Near_miss_a_faint_answer() => Detector.IsSilentOn(Model([1e-5], new ColumnResponse("x", 1, false)));

    [Fact]
    public void Rows_that_do_not_differ_ask_nothing() => Detector.CannotJudge(Model([0], new ColumnResponse("x", 0, true)));

    [Fact]
    public void Without_a_model_it_does_not_apply() => Detector.DoesNotApplyTo(Drawn.Regression(100, 0, 0));
}
