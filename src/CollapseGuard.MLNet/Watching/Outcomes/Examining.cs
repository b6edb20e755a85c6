using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Watching.Trees;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Watching.Outcomes;

/// <summary>Judges one fitted model on bounded samples of rows.</summary>
internal sealed class Examining(ITransformer model, string labelColumnName, WatchOptions options, CancellationToken cancellationToken)
{
    public WatchReport Run(IDataView training, IDataView? validation)
    {
        IDataView learned = Sample(training);
        IDataView? held = validation is null ? null : Sample(validation);
        WatchedOutcome onLearned = Judge(learned);
        WatchedOutcome onHeld = held is null ? new(null, null, "no validation rows were given") : Judge(held);
        StagedEnsemble? ensemble = StagedEnsemble.Find(model, out string reason);
        if (ensemble is null)
        {
            return new WatchReport(onLearned, onHeld, null, reason);
        }

        (TreeCourse? trees, string? none) = TreeCourseReader.Read(
            ensemble, model.Transform(learned), onHeld.Report is null ? null : model.Transform(held), labelColumnName, options.MaximumStages, cancellationToken);
        return new WatchReport(onLearned, onHeld, trees, none);
    }

    private IDataView Sample(IDataView view) => SampledView.Of(view, options.MaximumRows, options.Seed, cancellationToken);

    // Rankings, clusters and rows without a label are no error of the one who only watches.
    private WatchedOutcome Judge(IDataView rows)
    {
        try
        {
            (Snapshot seen, MetricSet metrics) = ScoredSnapshot.Read(model.Transform(rows), labelColumnName, cancellationToken);
            return new WatchedOutcome(Collapse.Diagnose(seen, options.Check), metrics, null);
        }
        catch (ArgumentException unfit)
        {
            return new WatchedOutcome(null, null, unfit.Message);
        }
    }
}
