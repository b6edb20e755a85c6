using CollapseGuard.Tests.Detectors;
using static CollapseGuard.CauseId;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>What a table alone says about causes.</summary>
public class RowCauseTests
{
    [Fact]
    public void A_leaking_table_names_the_leak_first_and_what_to_do()
    {
        CollapseReport report = Collapse.Diagnose(DrawnRows.Wrong());

        Assert.Equal(Outcome.AtRisk, report.Outcome);
        Assert.Equal(TargetLeak, report.Causes[0].Cause);
        Assert.Equal("leave-out-leaks", report.Remedies[0].Id);
        Assert.Contains(report.Causes, c => c.Cause == UnshuffledData);
        Assert.Contains(report.Causes, c => c.Cause == UncenteredNormalizer);
        Assert.Contains(report.Causes, c => c.Cause == InputEncoding);
    }

    [Fact]
    public void A_strong_column_is_no_decisive_leak()
    {
        Snapshot sound = DrawnRows.Sound();
        Snapshot strong = sound with { Data = sound.Data! with { ColumnSkills = [new("odor", 400, .95, 0, false)] } };
        Snapshot exact = sound with { Data = sound.Data! with { ColumnSkills = [new("odor", 400, .95, 0, true)] } };

        Assert.Equal(.7, Leak(strong));
        Assert.Equal(3, Leak(exact));

        static double Leak(Snapshot snapshot) => Collapse.Diagnose(snapshot).Causes.Single(c => c.Cause == TargetLeak).For[0].Weight;
    }

    [Fact]
    public void A_sound_table_gives_nothing_to_explain()
    {
        CollapseReport report = Collapse.Diagnose(DrawnRows.Sound());

        Assert.Empty(report.Findings);
        Assert.Empty(report.Causes);
    }

    [Fact]
    public void Drift_comes_before_another_preparation()
    {
        CollapseReport report = Collapse.Diagnose(DrawnRows.Drift(DrawnRows.Sound(), DrawnRows.Wrong()));

        Assert.Equal([DistributionDrift, TrainServeMismatch], report.Causes.Select(c => c.Cause));
        Assert.Equal("compare-with-training", report.Remedies[0].Id);
    }
}
