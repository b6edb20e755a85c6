using System.Runtime.ExceptionServices;
using CollapseGuard.MLNet.Checks.Memory;
using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Splitting;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Evaluating;

/// <summary>Trains and measures every fold.</summary>
/// <param name="data">The rows.</param>
/// <param name="estimatorOf">What a fold trains. Folds that are trained at one time must not share an estimator: those of ML.NET keep the rows at hand in fields, and draw from the stream of their context.</param>
/// <param name="strata">The strata of the rows.</param>
/// <param name="parts">The fold of each row.</param>
/// <param name="labelColumnName">The truth.</param>
internal sealed class CrossValidationRun(IDataView data, Func<int, IEstimator<ITransformer>> estimatorOf, Strata strata, RowParts parts, string labelColumnName)
{
    private readonly int[] table = parts.Table(strata);
    private readonly int[] counts = strata.Counts();

    public StratifiedCrossValidation Run(int maxDegreeOfParallelism, CancellationToken cancellationToken)
    {
        var folds = new StratifiedFold[parts.Parts];
        try
        {
            Parallel.For(0, folds.Length, new ParallelOptions { MaxDegreeOfParallelism = maxDegreeOfParallelism, CancellationToken = cancellationToken }, fold => folds[fold] = Judge(fold, cancellationToken));
        }
        catch (AggregateException several)
        {
            // The caller learns of one fold, as when they run one after the other.
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return new StratifiedCrossValidation
        {
            Folds = folds,
            Metrics = [.. folds[0].Metrics.Metrics.Order().Select(metric => MetricSummary.Of(metric, [.. folds.Select(fold => fold.Metrics[metric])]))],
            Notes = SplitNotes.OfFolds(strata, parts),
            LabelColumnName = labelColumnName,
        };
    }

    private StratifiedFold Judge(int fold, CancellationToken cancellationToken)
    {
        ITransformer model = Fit(fold);
        IDataView scored = model.Transform(new RowPartView(data, parts, fold, others: false));

        // Scored once: metrics and report read what was kept. Signal is not looked for: it is a matter of the rows, not of the fold.
        ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, new ScoredNames(labelColumnName) { Parameter = "estimator" }) with { Features = null };
        MemoryView kept = KeptRows.All(scored, columns.All, cancellationToken).ToView();
        ScoredRows rows = ScoredRows.Read(kept, columns, cancellationToken);

        // A report on scores cannot follow decisions that rules beside the model make; the metrics do.
        ScoredColumns judged = rows is BinaryRows { AreByThreshold: false } ? columns with { Decision = null } : columns;
        CheckOptions options = CheckOptions.Default with { CancellationToken = cancellationToken };
        CollapseReport report = ScoredCheck.Run(kept, judged, options).Diagnose(options);
        return new StratifiedFold(fold, model, scored, Classes(fold), MetricSet.Of(rows), report);
    }

    private ClassRows[] Classes(int fold) => [.. strata.Names.Select((name, c) =>
    {
        int tested = table[(fold * strata.Count) + c];
        return new ClassRows(name, counts[c] - tested, tested);
    })];

    private ITransformer Fit(int fold)
    {
        try
        {
            return estimatorOf(fold).Fit(new RowPartView(data, parts, fold, others: true));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Fold {fold + 1} of {parts.Parts} could not be trained on {parts.Rows - parts.Count(fold)} rows: {error.Message}", error);
        }
    }
}
