using CollapseGuard.Detectors;
using CollapseGuard.Summaries;
using static CollapseGuard.Tests.Detectors.Networks;

namespace CollapseGuard.Tests.Detectors;

public class SingleRowBatchesDetectorTests
{
    private static readonly SingleRowBatchesDetector Detector = new();

    [Fact]
    public void Notes_batches_of_one_row()
    {
        Finding finding = Detector.Finds(Loop(1, 5_000, 1_000));

        Assert.Equal((Severity.Note, "batches"), (finding.Severity, finding.Subject));
        Assert.StartsWith("A step sees 1 of n = 1,000 rows, in 5,000 steps.", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Few rows do not hide that a step sees one of them; whether they fit into a batch is another question.</summary>
    [Fact]
    public void Few_rows_suffice_for_batches_of_one()
    {
        Detector.Finds(Loop(1, 700, 60));
        Detector.CannotJudge(Loop(8, 700, 60));
    }

    [Fact]
    public void Notes_all_rows_in_one_batch_and_few_steps() => Assert.Equal(200, Assert.Single(Detector.Finds(Loop(400, 50, 400)).Evidence).Limit);

    [Fact]
    public void Near_miss_all_rows_and_many_steps() => Detector.IsSilentOn(Loop(400, 1_000, 400));

    [Fact]
    public void Near_miss_batches_of_eight() => Detector.IsSilentOn(Loop(8, 50, 400));

    [Fact]
    public void Near_miss_a_truth_table_fits_into_a_batch() => Detector.CannotJudge(Loop(4, 50, 4));

    /// <summary>After one step a batch is all that was seen.</summary>
    [Fact]
    public void Near_miss_the_start_of_a_run() => Detector.CannotJudge(Loop(512, 1, 512));

    [Fact]
    public void Says_what_it_lacks()
    {
        Detector.DoesNotApplyTo(Of(Sound));
        Detector.DoesNotApplyTo(Loop(0, 50, 400));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SingleRowBatchesOptions { FewSteps = 0 });
    }

    private static Snapshot Loop(double batch, long steps, long rows) => new() { Training = Training with { BatchSize = batch, Steps = steps, DistinctRows = rows } };
}
