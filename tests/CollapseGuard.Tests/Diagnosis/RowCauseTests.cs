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
        Snapshot sound = DrawnRows.Sound(), model = Drawn.Regression(400, 0, 0);
        Snapshot strong = sound with { Data = sound.Data! with { ColumnSkills = [new("odor", 400, .95, 0, false)] } };
        Snapshot exact = sound with { Data = sound.Data! with { ColumnSkills = [new("odor", 400, .95, 0, true)] } };

        Assert.Equal(.7, Leak(strong with { Regression = model.Regression }));
        Assert.Equal(3, Leak(exact));

        static double Leak(Snapshot snapshot) => Collapse.Diagnose(snapshot).Causes.Single(c => c.Cause == TargetLeak).For[0].Weight;
    }

    /// <summary>Notes are hints: beside a warning they name no cause either, and the probe says nothing about a model that is not there.</summary>
    [Fact]
    public void Without_a_model_only_warnings_name_causes()
    {
        Snapshot sound = DrawnRows.Sound();
        Snapshot noted = sound with { Data = sound.Data! with { ColumnSkills = [new("odor", 400, .95, 0, false)] } };
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, 400).Select(_ => random.NextSingle())];
        CollapseReport warned = Collapse.CheckData(
            FeatureTable.FromColumns(new NumericColumn("x", x), new NumericColumn("wide", x.Select(_ => 1e6f * random.NextSingle()).ToArray()), new NumericColumn("y", x.Select(v => v + random.NextSingle() > 1 ? 1f : 0f).ToArray())), "y");

        Assert.NotEmpty(Collapse.Diagnose(noted).Findings);
        Assert.Empty(Collapse.Diagnose(noted).Causes);
        Assert.Equal((Outcome.AtRisk, InputScale), (warned.Outcome, warned.Causes[0].Cause));
        Assert.Contains(warned.Cleared, d => d.Id == "CG3001");
        Assert.DoesNotContain(warned.Causes.SelectMany(c => c.For), e => e.DetectorId == "CG3001");
        Assert.Contains("no model was judged. The inputs hold signal", warned.Headline, StringComparison.Ordinal);
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
