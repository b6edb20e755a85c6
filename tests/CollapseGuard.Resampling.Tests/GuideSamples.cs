using CollapseGuard.Remedies.Imbalance;

namespace CollapseGuard.Resampling.Tests;

/// <summary>The code of docs/guides/resampling.md, run as it is shown.</summary>
public class GuideSamples
{
    [Fact]
    public void Ask_what_is_worth_trying()
    {
        // <sample>
        var situation = new ImbalanceSituation([new("stayed", 940), new("left", 60)])
        {
            NumericColumns = 8, CategoricalColumns = 2, Trainer = TrainerKind.Linear,
        };
        foreach (ImbalanceAdvice advice in ImbalanceAdvisor.Advise(situation))
        {
            Console.WriteLine($"{advice.Verdict}: {advice.Measure}. {advice.Reason}");
        }
        // </sample>

        Assert.Equal(ImbalanceMeasure.Threshold, ImbalanceAdvisor.Advise(situation)[0].Measure);
    }

    [Fact]
    public void Resample_arrays()
    {
        (float[] features, string[] labels) = Rows();

        // <sample>
        Resampled<string> balanced = new Smote { Seed = 1 }.Resample<string>(features, columns: 4, labels);

        // Train on balanced.Features (row-major) and balanced.Labels; originals come first, untouched.
        RowOrigin origin = balanced.Details.Origins.Span[0];   // parents of the first synthetic row, and the step between them
        // </sample>

        Assert.Equal(2 * 940, balanced.Labels.Length);
        Assert.Equal("left", labels[origin.First]);
    }

    [Fact]
    public void Resample_a_mixed_table()
    {
        FeatureTable table = FeatureTable.FromColumns(
            new NumericColumn("age", Enumerable.Range(0, 200).Select(i => 20f + (i % 40)).ToArray()),
            CategoricalColumn.FromText("plan", Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? "basic" : "full")),
            CategoricalColumn.FromText("churned", Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? "yes" : "no")));

        // <sample>
        ResampledTable more = new SmoteNC { Seed = 1, Strategy = SamplingStrategy.Ratio(0.5) }.Resample(table, label: "churned");
        // </sample>

        Assert.Equal(180 + 90, more.Labels.Count);
    }

    [Fact]
    public void Clean_training_rows()
    {
        (float[] features, string[] labels) = Rows();

        // <sample>
        LabelledRows rows = LabelledRows.From<string>(features, 4, labels);
        Resampled cleaned = new TomekLinks().Resample(rows);
        ReadOnlySpan<int> kept = cleaned.SourceRows.Span;   // row numbers of the input
        // </sample>

        Assert.InRange(kept.Length, 900, 1000);
    }

    private static (float[] Features, string[] Labels) Rows()
    {
        var random = new Random(3);
        float[] features = [.. Enumerable.Range(0, 4000).Select(i => random.NextSingle() + (i / 4 < 60 ? 0.3f : 0))];
        return (features, [.. Enumerable.Range(0, 1000).Select(i => i < 60 ? "left" : "stayed")]);
    }
}
