using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Regularizing;

/// <summary>Walks a path: every strength on every fold, one fold at a time, so that no more than the rows of one fold split are cached.</summary>
internal sealed class PathSearch<T>(MLContext context, RegularizationKnob<T> knob, RegularizeOptions options, IProgress<RegularizationProgress>? progress, CancellationToken cancellationToken)
    where T : class, ITransformer
{
    private RegularizationMetric metric = options.Metric;
    private int fits;

    public RegularizationPath Run(IDataView data)
    {
        RowParts folds = Folds(data);
        var judged = new FoldJudgement[knob.Strengths.Count, options.FoldCount];
        for (int fold = 0; fold < options.FoldCount; fold++)
        {
            // A cached view can be shuffled: trainers that see rows one by one do not get them in the order of the source.
            IDataView train = context.Data.Cache(new RowPartView(data, folds, fold, others: true));
            IDataView heldOut = context.Data.Cache(new RowPartView(data, folds, fold, others: false));
            for (int i = 0; i < knob.Strengths.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                judged[i, fold] = Judge(knob.Strengths[i], train, heldOut);
                progress?.Report(new RegularizationProgress(++fits, judged.Length, fold, knob.Strengths[i], judged[i, fold].Metric));
            }
        }

        return Path([.. knob.Strengths.Select((strength, i) => RegularizationPathPoint.Of(strength, [.. Enumerable.Range(0, options.FoldCount).Select(fold => judged[i, fold])]))]);
    }

    private RegularizationPath Path(RegularizationPathPoint[] points)
    {
        (int best, int chosen) = OneStandardErrorRule.Choose(points, HeldOutMetric.IsHigherBetter(metric), options.StandardErrors);
        return new RegularizationPath
        {
            Points = [.. points.Select((point, i) => point with { IsBest = i == best, IsChosen = i == chosen })],
            Metric = metric,
            FoldCount = options.FoldCount,
            StandardErrors = options.StandardErrors,
        };
    }

    private RowParts Folds(IDataView data)
    {
        Strata strata = Strata.Read(data, options.LabelColumnName, options.GroupColumnName, StratificationOptions.Default, cancellationToken);
        int rows = strata.OfRow.Length;
        if (rows < 2 * options.FoldCount)
        {
            throw new ArgumentException($"The view has {rows} rows; {options.FoldCount} folds need at least {2 * options.FoldCount}. Lower FoldCount.", nameof(data));
        }

        return RowDealing.Folds(strata, options.FoldCount, options.Seed);
    }

    private FoldJudgement Judge(RegularizationStrength strength, IDataView train, IDataView heldOut)
    {
        T model;
        try
        {
            model = knob.Build(strength).Fit(train);
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            // A strength at which training breaks down (NaN weights, no split) is a result of the path, not its end.
            return new FoldJudgement(double.NaN, double.NaN, $"training failed: {error.Message}", null);
        }

        using var disposable = model as IDisposable;
        IDataView scored = model.Transform(heldOut);
        FoldJudgement judged = scored.Schema.GetColumnOrNull(options.ScoreColumnName) is { } score && ScoreKind.Of(score) == ScoreKind.Ranking ? OfQueries(scored, score) : OfRows(scored);
        return judged with { NonZeroWeights = ModelWeights.NonZero(model) };
    }

    private FoldJudgement OfRows(IDataView scored)
    {
        var names = new ScoredNames(options.LabelColumnName, options.ScoreColumnName, options.ProbabilityColumnName);
        ScoredRows rows = ScoredRows.Read(scored, ScoredColumns.Recognize(scored.Schema, names), cancellationToken);
        metric = HeldOutMetric.Resolve(metric, rows);
        MetricValue value = HeldOutMetric.Measure(metric, rows);
        (double spread, string? collapse) = HeldOutSpread.Of(rows, options.Margin);
        return new FoldJudgement(value.Value, spread, collapse, value.Undefined);
    }

    private FoldJudgement OfQueries(IDataView scored, DataViewSchema.Column score)
    {
        metric = HeldOutMetric.OfRanker(metric);
        string query = options.GroupColumnName ?? throw new ArgumentException("The model ranks rows within queries, and GroupColumnName names none; give the column that tells the query of a row, so that a query stays in one fold and is judged as a whole.");
        RankedQueries rows = RankedQueries.Read(scored, ColumnSink.Find(scored.Schema, options.LabelColumnName, nameof(options.LabelColumnName)), score, ColumnSink.Find(scored.Schema, query, nameof(options.GroupColumnName)), cancellationToken);
        MetricValue value = rows.Ndcg();
        (double spread, string? collapse) = HeldOutSpread.OfMargins(rows.Scores);
        return new FoldJudgement(value.Value, spread, collapse, value.Undefined);
    }
}
