using CollapseGuard.MLNet.Evaluating;
using CollapseGuard.MLNet.Watching.Trees;
using Microsoft.ML;
using Microsoft.ML.Data;

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
            IDataView scored = model.Transform(rows);
            if (OtherKind(scored.Schema) is { } kind)
            {
                return new WatchedOutcome(null, null, $"the score is one of {kind}; classes and numbers are judged");
            }

            (Snapshot seen, MetricSet metrics) = ScoredSnapshot.Read(scored, labelColumnName, cancellationToken);
            return new WatchedOutcome(Collapse.Diagnose(seen, options.Check), metrics, null);
        }
        catch (ArgumentException unfit)
        {
            return new WatchedOutcome(null, null, unfit.Message);
        }
    }

    // A cluster's distances look like class scores, a ranking's score like a regression's; ML.NET notes beside the score what it is.
    private static string? OtherKind(DataViewSchema schema)
    {
        const string Kind = "ScoreColumnKind";
        if (schema.GetColumnOrNull("Score") is not { } score || score.Annotations.Schema.GetColumnOrNull(Kind) is not { Type: TextDataViewType })
        {
            return null;
        }

        ReadOnlyMemory<char> kind = default;
        score.Annotations.GetValue(Kind, ref kind);
        return kind.ToString() is var name && name is "BinaryClassification" or "MulticlassClassification" or "Regression" ? null : name;
    }
}
