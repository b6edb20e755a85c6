using CollapseGuard.MLNet.Searching;
using CollapseGuard.Search;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Tests.Searching;

/// <summary>The code of docs/guides/search.md that needs ML.NET, run as it is shown.</summary>
public class SearchGuideSamples
{
    [Fact]
    public void Search_for_a_model()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView trainData = mlContext.Data.LoadFromEnumerable(SearchRow.Draw(600, seed: 1));
        IDataView validationData = mlContext.Data.LoadFromEnumerable(SearchRow.Draw(400, seed: 2));

        // <sample>
        SearchSpace space = SearchSpace.Of(SearchRange.Log("l1", 1e-3, 1e3), SearchRange.Log("l2", 1e-3, 1e3));

        var found = mlContext.CollapseGuard().Search(
            space,
            candidate => mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(
                l1Regularization: candidate.GetSingle("l1"), l2Regularization: candidate.GetSingle("l2")),
            trainData,
            validationData,
            metric: scored => mlContext.BinaryClassification.Evaluate(scored).AreaUnderRocCurve,
            new ModelSearchOptions { Search = new SearchOptions { MaximumTrials = 16, Seed = 1 } });

        Console.WriteLine(found.Search.ToText());
        ITransformer? model = found.Model;   // the best candidate, fitted on trainData; null if every candidate collapsed
        // </sample>

        Assert.NotNull(model);
        Assert.Equal(Outcome.Healthy, found.Search.Best!.Outcome);
        Assert.True(found.Search.Best.Score > .95, $"{found.Search.Best.Score}");
        Assert.Contains(found.Search.Rejected, trial => trial.Outcome == Outcome.OutputCollapse && trial.Candidate.GetDouble("l1") > 10);
    }
}
