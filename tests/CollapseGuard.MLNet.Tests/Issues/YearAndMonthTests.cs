using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace CollapseGuard.MLNet.Tests.Issues;

/// <summary>
/// dotnet/docs 7753: sales by year and month, January 2010 to December 2017 (96 rows), with the pipeline of the taxi tutorial; whatever month of 2018 is asked, the answer is the same.
/// The sales here have the reported shape: a level that falls with the years, and a season in some of them.
/// </summary>
public class YearAndMonthTests
{
    private static readonly MLContext Context = new(seed: 1);

    /// <summary>One-hot months are 8 rows each, and a leaf of the tutorial's trees holds 10: no split on a month is possible, only years are left.</summary>
    [Fact]
    public void Months_that_no_leaf_can_hold_are_ignored()
    {
        var pipeline = Context.Transforms.Categorical.OneHotEncoding("MonthCode", "Month")
            .Append(Context.Transforms.Concatenate("Features", "Year", "MonthCode"))
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "SalesAmount"));
        ITransformer model = pipeline.Fit(Sales(2010, 2018));

        CollapseReport report = Context.CollapseGuard().CheckModel(model, Sales(2010, 2018), "SalesAmount");

        Assert.Single(Answers(model).Distinct());
        Finding ignored = Assert.Single(report.Findings, f => f.Detector.Id == "CG1017");
        Assert.Equal("Month", ignored.Subject);

        CollapseReport year = Context.CollapseGuard().CheckModel(model, Sales(2018, 2019), "SalesAmount");
        Assert.Equal(Outcome.OutputCollapse, year.Outcome);
        Assert.Contains(year.Findings, f => f.Detector.Id == "CG1016");
    }

    [Fact]
    public void Smaller_leaves_cure()
    {
        var pipeline = Context.Transforms.Categorical.OneHotEncoding("MonthCode", "Month")
            .Append(Context.Transforms.Concatenate("Features", "Year", "MonthCode"))
            .Append(Context.Regression.Trainers.FastTree(labelColumnName: "SalesAmount", minimumExampleCountPerLeaf: 2));
        ITransformer model = pipeline.Fit(Sales(2010, 2018));

        Assert.True(Answers(model).Distinct().Count() > 3);
        Assert.DoesNotContain(Context.CollapseGuard().CheckModel(model, Sales(2010, 2018), "SalesAmount").Findings, f => f.Detector.Id == "CG1017");
    }

    /// <summary>The same numbers under a normalizer and a linear model: the year becomes 1.000 ± .001.</summary>
    [Fact]
    public void A_year_that_was_divided_and_not_centred_is_named()
    {
        CollapseReport report = Context.CollapseGuard().CheckModel(Linear(fixZero: true).Fit(Sales(2010, 2018)), Sales(2010, 2018), "SalesAmount");

        Finding finding = Assert.Single(report.Findings, f => f.Detector.Id == "CG4045");
        Assert.Equal(("Year", Severity.Warning), (finding.Subject, finding.Severity));
        Assert.DoesNotContain(
            Context.CollapseGuard().CheckModel(Linear(fixZero: false).Fit(Sales(2010, 2018)), Sales(2010, 2018), "SalesAmount").Findings, f => f.Detector.Id == "CG4045");
    }

    private static EstimatorChain<RegressionPredictionTransformer<PoissonRegressionModelParameters>> Linear(bool fixZero) => Context.Transforms.Concatenate("Features", "Year", "Month")
        .Append(Context.Transforms.NormalizeMeanVariance("Features", fixZero: fixZero))
        .Append(Context.Regression.Trainers.LbfgsPoissonRegression(labelColumnName: "SalesAmount"));

    private static IEnumerable<float> Answers(ITransformer model) => model.Transform(Sales(2018, 2019)).GetColumn<float>("Score");

    private static IDataView Sales(int first, int end) => Context.Data.LoadFromEnumerable(
        Enumerable.Range(first, end - first).SelectMany(year => Enumerable.Range(1, 12).Select(month => new Sale
        {
            Year = year,
            Month = month,
            SalesAmount = (16_000 * MathF.Pow(.6f, year - 2010)) + (1_800 * MathF.Sin(MathF.PI * month / 12)) + (37 * month * year % 200),
        })).ToList());

    private sealed class Sale
    {
        public float Year { get; set; }

        public float Month { get; set; }

        public float SalesAmount { get; set; }
    }
}
