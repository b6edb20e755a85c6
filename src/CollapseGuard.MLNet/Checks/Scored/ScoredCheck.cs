using CollapseGuard.MLNet.Checks.Tables;
using CollapseGuard.MLNet.Scored;
using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Scored;

/// <summary>From a scored view to all that its predictions, and the features beside them, tell.</summary>
/// <param name="Seen">Predictions and, where features are there, whether they hold signal.</param>
/// <param name="Columns">The columns read.</param>
/// <param name="Sample">The rows kept.</param>
internal sealed record ScoredCheck(Snapshot Seen, ScoredColumns Columns, RowSample Sample)
{
    public static ScoredCheck Run(IDataView scored, ScoredNames names, CheckOptions options) =>
        Run(scored, ScoredColumns.Recognize(scored.Schema, names), options);

    /// <summary>Reads columns that are recognized; without features, no signal is looked for.</summary>
    public static ScoredCheck Run(IDataView scored, ScoredColumns columns, CheckOptions options)
    {
        var sample = new RowSample(columns.Features, options.SignalProbe);
        ScoredPass pass = columns.Task switch
        {
            PredictionTask.Binary => new BinaryPass(columns, sample, options.CancellationToken),
            PredictionTask.Multiclass => new MulticlassPass(columns, sample, options.CancellationToken),
            _ => new RegressionPass(columns, sample, options.CancellationToken),
        };
        Snapshot seen = pass.Run(scored);
        return new ScoredCheck(Probed(seen, columns, sample, options), columns, sample);
    }

    /// <summary>The verdict. Where skill is not shown, the sampled features are described too: their scales and constants are causes, and beside scores that rank only noise.</summary>
    public CollapseReport Diagnose(CheckOptions options)
    {
        CollapseReport report = Collapse.Diagnose(Seen, options);
        return report.Outcome is Outcome.Healthy or Outcome.DecisionCollapse || Described() is not { } features ? report : Collapse.Diagnose(Seen with { Data = features }, options);
    }

    private DataSummary? Described()
    {
        if (Sample.Width > FeedFactory.MostColumns || Sample.ToTable() is not { } features)
        {
            return null;
        }

        var table = new DataAccumulator([.. features.Columns.Select(c => new DataColumn(c.Name, ColumnKind.Number))], label: null, new DataObservationOptions { MaxSampledRows = 0 });
        table.Add(features);
        return table.Summarize();
    }

    private static Snapshot Probed(Snapshot seen, ScoredColumns columns, RowSample sample, CheckOptions options) => sample.ToTable() is { } features
        ? seen with { Signal = SignalProbe.Run(features, Target(columns.Task, sample, seen), options.SignalProbe, options.CancellationToken) }
        : seen;

    /// <summary>The labels of the kept rows.</summary>
    public static SignalTarget Target(PredictionTask task, RowSample sample, Snapshot seen)
    {
        IReadOnlyList<RowSample.Entry> rows = sample.Rows;
        return task == PredictionTask.Regression
            ? SignalTarget.Numbers(rows.Select(row => (float)row.Label).ToArray())
            : SignalTarget.Classes(rows.Select(row => double.IsNaN(row.Label) ? -1 : (int)row.Label).ToArray(), Math.Max(2, seen.Decisions!.Confusion.ClassCount));
    }
}
