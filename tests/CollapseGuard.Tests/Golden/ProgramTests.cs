namespace CollapseGuard.Tests.Golden;

/// <summary>
/// The three programs, and their twins in which the label depends on the inputs, judged from recorded outputs and inputs.
/// What is true of each was shown by retraining with one change at a time: docs/results/programs.md.
/// </summary>
public class ProgramTests
{
    [Theory]
    [InlineData("own", 1)]
    [InlineData("own", 2)]
    [InlineData("own", 3)]
    [InlineData("fresh", 1)]
    [InlineData("fresh", 2)]
    [InlineData("fresh", 3)]
    public void Program_1_has_no_signal_and_imbalance_is_not_to_blame(string rows, int seed)
    {
        foreach (CollapseReport report in CheckBothWays(Recording.Load($"imbalance-{rows}-{seed}")))
        {
            Assert.Equal(Outcome.NoSignal, report.Outcome);
            Assert.Equal(CauseId.NoSignal, report.Causes[0].Cause);
            Assert.DoesNotContain(report.Findings, f => f.Detector.Id == "CG1003");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Twin_1_ranks_and_its_threshold_is_out_of_reach(int seed)
    {
        foreach (CollapseReport report in CheckBothWays(Recording.Load($"imbalance-twin-fresh-{seed}")))
        {
            Assert.Equal(Outcome.DecisionCollapse, report.Outcome);
            Assert.Contains(report.Causes[0].Cause, new[] { CauseId.DecisionThreshold, CauseId.ClassImbalance });
            Assert.DoesNotContain(report.Causes.Take(5), c => c.Cause == CauseId.NoSignal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Program_2_sits_at_the_wrong_constant_because_of_its_scale_and_has_no_signal_either(int seed)
    {
        CollapseReport report = CheckNumbers(Recording.Load($"large-target-fresh-{seed}"));

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(CauseId.TargetScale, report.Causes[0].Cause);
        Assert.Contains(report.Causes, c => c.Cause == CauseId.NoSignal);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG1003");
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG3001");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Program_2_on_its_own_100_rows_is_collapsed_and_leaves_the_signal_open(int seed)
    {
        CollapseReport report = CheckNumbers(Recording.Load($"large-target-own-{seed}"));

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(CauseId.TargetScale, report.Causes[0].Cause);
        Assert.Contains(report.Findings, f => f.Detector.Id == "CG1003");
        Assert.Contains(report.NotEvaluated, n => n.Detector.Id == "CG3001");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Twin_2_collapsed_by_the_scale_of_its_target(int seed)
    {
        CollapseReport report = CheckNumbers(Recording.Load($"large-target-twin-fresh-{seed}"));

        Assert.Equal(Outcome.OutputCollapse, report.Outcome);
        Assert.Equal(CauseId.TargetScale, report.Causes[0].Cause);
        Assert.DoesNotContain(report.Causes.Take(5), c => c.Cause == CauseId.NoSignal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Program_3_memorised_noise_and_did_not_collapse(int seed)
    {
        foreach (CollapseReport report in CheckBothWays(Recording.Load($"overfitting-fresh-{seed}")))
        {
            Assert.Contains(report.Outcome, new[] { Outcome.NoSkill, Outcome.NoSignal });
            Assert.Contains(CauseId.Overfitting, report.Causes.Take(2).Select(c => c.Cause));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Program_3_is_no_collapse_on_its_own_rows_either(int seed)
    {
        foreach (CollapseReport report in CheckBothWays(Recording.Load($"overfitting-own-{seed}")))
        {
            Assert.Contains(report.Outcome, new[] { Outcome.Healthy, Outcome.Inconclusive });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Twin_3_is_healthy(int seed)
    {
        foreach (CollapseReport report in CheckBothWays(Recording.Load($"overfitting-twin-fresh-{seed}")))
        {
            Assert.Equal(Outcome.Healthy, report.Outcome);
            Assert.Empty(report.Causes);
        }
    }

    private static CollapseReport CheckNumbers(Recording recording) => Collapse.CheckRegression(recording.Prediction, recording.Label, recording.Inputs);

    private static CollapseReport[] CheckBothWays(Recording recording) =>
    [
        Collapse.CheckBinary(recording.Positive, recording.IsPositive, recording.Inputs),
        Collapse.CheckProbabilities(recording.Probabilities, 2, recording.Classes, recording.Inputs),
    ];
}
