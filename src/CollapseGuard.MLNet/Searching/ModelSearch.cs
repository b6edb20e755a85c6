using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Search;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Searching;

/// <summary>The trial of an ML.NET estimator: fit, check, score, fold by fold.</summary>
internal sealed class ModelSearch<TTransformer>
    where TTransformer : class, ITransformer
{
    private readonly Func<Candidate, IEstimator<TTransformer>> estimator;
    private readonly Func<IDataView, double> metric;
    private readonly ModelSearchOptions options;

    public ModelSearch(Func<Candidate, IEstimator<TTransformer>> candidate, Func<IDataView, double> metric, ModelSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(metric);
        (estimator, this.metric, this.options) = (candidate, metric, options);
    }

    public ModelSearchResult<TTransformer> Run(SearchSpace space, IDataView all, (IDataView Train, IDataView Test)[] folds, CancellationToken cancellationToken)
    {
        SearchResult result = HyperparameterSearch.Run(space, (candidate, token) => Judge(candidate, folds, token), options.Search, cancellationToken);

        // A cancelled search owes its caller a quick return, and the winner may be fitted by hand.
        TTransformer? model = result.Best is { } best && !cancellationToken.IsCancellationRequested ? estimator(best.Candidate).Fit(all) : null;
        return new ModelSearchResult<TTransformer>(result, model);
    }

    private TrialResult Judge(Candidate candidate, (IDataView Train, IDataView Test)[] folds, CancellationToken cancellationToken)
    {
        var scores = new double[folds.Length];
        CollapseReport? report = null;
        for (int i = 0; i < folds.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IDataView scored = estimator(candidate).Fit(folds[i].Train).Transform(folds[i].Test);
            CollapseReport ofFold = Check(scored, cancellationToken);
            if (options.Search.Rejection.Outcomes.Contains(ofFold.Outcome))
            {
                // One fold is enough. Its score is for the record only, and may not exist (an area under a curve of one class).
                return new TrialResult(ScoreOr(scored, double.NaN), ofFold) { Numbers = FoldNumber(i, folds.Length) };
            }

            // The least sure of the others stands for them all.
            report = report is null || ofFold.Outcome == Outcome.Inconclusive ? ofFold : report;
            scores[i] = metric(scored);
        }

        double mean = scores.Average();
        return new TrialResult(mean, report)
        {
            Numbers = folds.Length == 1
                ? new Dictionary<string, double>()
                : new Dictionary<string, double> { ["scoreDeviation"] = Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Length - 1)) },
        };
    }

    // Signal is a matter of the rows, the same for every candidate: it is not looked for again and again.
    private CollapseReport Check(IDataView scored, CancellationToken cancellationToken)
    {
        CheckOptions check = (options.Check ?? CheckOptions.Default) with { CancellationToken = cancellationToken };
        var names = new ScoredNames(options.LabelColumnName, options.ScoreColumnName, options.ProbabilityColumnName);
        return Collapse.Diagnose(ScoredCheck.Run(scored, ScoredColumns.Recognize(scored.Schema, names) with { Features = null }, check).Seen, check);
    }

    private double ScoreOr(IDataView scored, double otherwise)
    {
        try
        {
            return metric(scored);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return otherwise;
        }
    }

    private static Dictionary<string, double> FoldNumber(int fold, int folds) => folds == 1 ? [] : new() { ["fold"] = fold };
}
