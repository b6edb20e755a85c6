using CollapseGuard.MLNet.Normalizing;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Normalizing;

public class NormalizationAuditTests
{
    private static readonly MLContext Context = new(seed: 1);

    [Fact]
    public void A_year_column_is_what_ml_net_leaves_near_constant()
    {
        IDataView view = NormalizeTests.Mixed();
        IDataView left = Context.Transforms.NormalizeMeanVariance("Features").Fit(view).Transform(view);
        IDataView ranged = Context.Transforms.NormalizeMinMax("Features").Fit(view).Transform(view);

        SlotAudit year = Context.CollapseGuard().AuditNormalization(view).Slots[0];

        Assert.Equal(NormalizationIssues.OffCentre, year.Issues);
        Assert.Equal(NormalizationMethod.Standardize, year.Suggested);
        float[] scaled = [.. FeatureRows.Vectors(left).Select(row => row[0])];
        double mean = scaled.Average();
        Assert.Equal(Math.Sqrt(scaled.Average(x => (x - mean) * (x - mean))), year.DeviationLeftByFixZero, 1e-5);
        Assert.Equal(0.002, year.DeviationLeftByFixZero, 2e-4);
        float[] unit = [.. FeatureRows.Vectors(ranged).Select(row => row[0])];
        Assert.Equal(unit.Max() - unit.Min(), year.RangeLeftByFixZero, 1e-5);
    }

    [Fact]
    public void Every_issue_is_named_where_it_is_and_nowhere_else()
    {
        NormalizationAudit audit = Context.CollapseGuard().AuditNormalization(NormalizeTests.Mixed());

        Assert.Equal(1_000, audit.Rows);
        Assert.Equal(
            [NormalizationIssues.OffCentre, NormalizationIssues.Outliers, NormalizationIssues.HeavyTail, NormalizationIssues.None, NormalizationIssues.Constant],
            audit.Slots.Select(slot => slot.Issues & ~(slot.Slot == 2 ? NormalizationIssues.Outliers : NormalizationIssues.None)));
        Assert.Equal(4, audit.Suspicious.Count());
        Assert.Contains("Features.0: OffCentre. Mean 2006", audit.ToText());
        Assert.Contains("5 slots, 1,000 rows, 4 slots out of the ordinary", audit.ToText());
        Assert.Equal(2 + 5, audit.ToMarkdown().Trim().Split('\n').Length);
    }

    [Fact]
    public void Near_misses_are_silent()
    {
        var random = new Random(2);
        // |mean|/sd 5; exponential; normal with its own extremes; uniform in [0, 1].
        IDataView view = FeatureRows.View(Context, [.. Enumerable.Range(0, 2_000).Select(_ => new[]
        {
            (float)(5 + Normal()), (float)-Math.Log(1 - random.NextDouble()), (float)(3 * Normal()), (float)random.NextDouble(),
        })]);

        NormalizationAudit audit = Context.CollapseGuard().AuditNormalization(view);

        Assert.Empty(audit.Suspicious);
        Assert.All(audit.Slots, slot => Assert.Equal(NormalizationMethod.Standardize, slot.Suggested));

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    [Fact]
    public void Infinite_and_missing_are_counted_and_do_not_stop_an_audit()
    {
        IDataView view = FeatureRows.View(Context, [1], [float.NaN], [float.NegativeInfinity], [3], [4]);

        SlotAudit slot = Assert.Single(Context.CollapseGuard().AuditNormalization(view, ["X"]).Slots);

        Assert.Equal((3, 1, 1), (slot.Count, slot.MissingCount, slot.InfiniteCount));
        Assert.Equal(NormalizationIssues.Missing | NormalizationIssues.Infinite, slot.Issues);
        Assert.True(double.IsNaN(slot.CentralShare));
    }

    [Fact]
    public void A_label_that_depends_on_the_year_is_learned_after_mending_only()
    {
        IDataView view = NormalizeTests.Mixed();
        var left = Context.Transforms.SelectColumns("X", "Label").Append(Context.Transforms.Concatenate("Features", "X")).Fit(view).Transform(view);
        var trainer = Context.Regression.Trainers.OnlineGradientDescent();

        double before = Skill(Context.Transforms.NormalizeMeanVariance("Features"));
        double after = Skill(Context.CollapseGuard().Normalize());

        Assert.InRange(before, double.NegativeInfinity, 0.05);
        Assert.InRange(after, 0.6, 1);

        double Skill(IEstimator<ITransformer> step)
        {
            IDataView prepared = step.Fit(left).Transform(left);
            return Context.Regression.Evaluate(trainer.Fit(prepared).Transform(prepared)).RSquared;
        }
    }

    [Fact]
    public void A_linear_classifier_learns_from_the_year_after_mending_only()
    {
        IDataView view = NormalizeTests.Mixed();
        var left = Context.Transforms.SelectColumns("X", "IsHigh").Append(Context.Transforms.Concatenate("Features", "X")).Fit(view).Transform(view);
        var lbfgs = Context.BinaryClassification.Trainers.LbfgsLogisticRegression("IsHigh");
        var sdca = Context.BinaryClassification.Trainers.SdcaLogisticRegression("IsHigh", maximumNumberOfIterations: 50);

        double Accuracy(IEstimator<ITransformer> step, IEstimator<ITransformer> trainer)
        {
            IDataView prepared = step.Fit(left).Transform(left);
            return Context.BinaryClassification.Evaluate(trainer.Fit(prepared).Transform(prepared), "IsHigh").Accuracy;
        }

        Assert.InRange(Accuracy(Context.Transforms.NormalizeMinMax("Features"), lbfgs), 0.45, 0.55);
        Assert.InRange(Accuracy(Context.CollapseGuard().Normalize(), lbfgs), 0.95, 1);
        Assert.InRange(Accuracy(Context.Transforms.NormalizeMinMax("Features"), sdca), 0.45, 0.7);
        Assert.InRange(Accuracy(Context.CollapseGuard().Normalize(), sdca), 0.95, 1);
    }

}
