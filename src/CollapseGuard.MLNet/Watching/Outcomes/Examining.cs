using CollapseGuard.MLNet.Checks.Models;
using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.MLNet.Watching.Trees;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching.Outcomes;

/// <summary>Judges one fitted model on bounded samples of rows.</summary>
internal sealed class Examining(ITransformer model, string labelColumnName, WatchOptions options, CancellationToken cancellationToken)
{
    private readonly CheckOptions check = options.Check with { CancellationToken = cancellationToken };

    public WatchReport Run(IDataView training, IDataView? validation)
    {
        IDataView learned = Sample(training);
        IDataView? held = validation is null ? null : Sample(validation);
        WatchedOutcome onLearned = Judge(learned, findSignal: held is null);
        WatchedOutcome onHeld = held is null ? new(null, null, "no validation rows were given") : Judge(held, findSignal: true);
        StagedEnsemble? ensemble = EnsembleReader.Find(model, out string reason);
        if (ensemble is null)
        {
            return new WatchReport(onLearned, onHeld, null, reason);
        }

        (TreeCourse? trees, string? none) = TreeCourseReader.Read(
            ensemble, model.Transform(learned), onHeld.Report is null ? null : model.Transform(held), labelColumnName, options.MaximumStages, cancellationToken);
        return new WatchReport(onLearned, onHeld, trees, none);
    }

    private IDataView Sample(IDataView view) => SampledView.Of(view, options.MaximumRows, options.Seed, cancellationToken);

    // Rankings, clusters and rows without a label are no error of the one who only watches. The search for signal takes longer than all else: it is made where the verdict rests.
    private WatchedOutcome Judge(IDataView rows, bool findSignal)
    {
        try
        {
            IDataView scored = model.Transform(rows);
            ScoredColumns columns = ScoredColumns.Recognize(scored.Schema, ModelChain.Names(model, scored.Schema, labelColumnName));
            ScoredCheck checkedRows = ScoredCheck.Run(scored, findSignal ? columns : columns with { Features = null }, check);
            Snapshot seen = checkedRows.Seen;
            seen = seen with
            {
                Structure = StructureReader.Read(model, checkedRows) with { Calibration = seen.Structure?.Calibration },
            };
            return new WatchedOutcome(Collapse.Diagnose(seen, check), MetricSet.Of(ScoredRows.Read(scored, columns, cancellationToken)), null);
        }
        catch (ArgumentException unfit)
        {
            return new WatchedOutcome(null, null, unfit.Message);
        }
    }
}
