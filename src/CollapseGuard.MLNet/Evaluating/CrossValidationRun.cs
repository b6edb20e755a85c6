using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Trains and measures fold after fold. Not in parallel: trainers of one context draw from its one random stream, and threads would draw in an order of their own.</summary>
internal sealed class CrossValidationRun(IDataView data, IEstimator<ITransformer> estimator, Strata strata, RowParts parts, string labelColumnName)
{
    public StratifiedCrossValidation Run(CancellationToken cancellationToken)
    {
        int[] table = parts.Table(strata);
        int[] counts = strata.Counts();
        var folds = new List<StratifiedFold>(parts.Parts);
        for (int fold = 0; fold < parts.Parts; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ITransformer model = Fit(fold);
            IDataView scored = model.Transform(new RowPartView(data, parts, fold, others: false));
            ScoredRows rows = ScoredRows.Read(scored, labelColumnName, check: true, cancellationToken);
            ClassRows[] classes = [.. strata.Names.Select((name, c) => (name, tested: table[(fold * strata.Count) + c], all: counts[c]))
                .Select(c => new ClassRows(c.name, c.all - c.tested, c.tested))];
            folds.Add(new StratifiedFold(fold, model, scored, classes, rows.Metrics, rows.Report!));
        }

        return new StratifiedCrossValidation
        {
            Folds = folds,
            Metrics = [.. folds[0].Metrics.Metrics.Order().Select(metric => MetricSummary.Of(metric, [.. folds.Select(fold => fold.Metrics[metric])]))],
            Notes = SplitNotes.OfFolds(strata, parts),
            LabelColumnName = labelColumnName,
        };
    }

    private ITransformer Fit(int fold)
    {
        try
        {
            return estimator.Fit(new RowPartView(data, parts, fold, others: true));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Fold {fold + 1} of {parts.Parts} could not be trained on {parts.Rows - parts.Count(fold)} rows: {error.Message}", error);
        }
    }
}
