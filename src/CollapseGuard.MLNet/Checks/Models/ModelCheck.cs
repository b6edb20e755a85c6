using CollapseGuard.MLNet.Checks.Memory;
using CollapseGuard.MLNet.Checks.Scored;
using CollapseGuard.MLNet.Checks.Tables;
using CollapseGuard.MLNet.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Probes;
using CollapseGuard.Statistics;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Models;

/// <summary>A fitted model and rows to ask it about: everything that is known of the two in one snapshot.</summary>
internal sealed class ModelCheck(MLContext context, ITransformer model, IDataView data, string labelColumnName, CheckOptions options)
{
    /// <summary>The signal probe's own level.</summary>
    private const double FoundSignal = .05;

    private static readonly DataObservationOptions CountsOnly = new() { MaxSampledRows = 0 };

    /// <summary>Runs it.</summary>
    /// <param name="trainingData">What the model was trained on; null when it is not at hand.</param>
    public Snapshot Run(IDataView? trainingData)
    {
        IDataView scored = model.Transform(data);
        ScoredCheck check = ScoredCheck.Run(scored, ModelChain.Names(model, scored.Schema, labelColumnName), options);
        IReadOnlyList<DataViewSchema.Column> needed = NeededColumns.Of(model, data.Schema, check.Columns.Score.Name);
        DataViewSchema.Column? label = data.Schema.GetColumnOrNull(labelColumnName);
        IEnumerable<DataViewSchema.Column> kept = label is { } column ? needed.Append(column).DistinctBy(c => c.Index) : needed;
        KeptRows rows = KeptRows.Read(data, kept, options.ResponseProbe.MaxRows, options.ResponseProbe.Seed, options.CancellationToken);

        Snapshot seen = check.Seen;
        if (rows.Count == 0)
        {
            return seen;
        }

        DataViewSchema.Column[] inputs = [.. needed.Where(c => c.Name != labelColumnName)];
        ModelStructure structure = Structure(check, rows, needed, label) with { Calibration = seen.Structure?.Calibration, TrainingRows = trainingData is null ? 0 : ViewPass.Count(trainingData, options.CancellationToken) };
        seen = seen with { Structure = structure, Response = Ask(rows, inputs, check.Columns.Score) };
        return WithData(seen, check, inputs, trainingData, label);
    }

    private ModelStructure Structure(ScoredCheck check, KeptRows rows, IReadOnlyList<DataViewSchema.Column> needed, DataViewSchema.Column? label)
    {
        MemoryView view = rows.ToView();
        string score = check.Columns.Score.Name;
        float[] answers = ModelAnswers.Of(model.Transform(view), score);
        options.CancellationToken.ThrowIfCancellationRequested();
        return StructureReader.Read(model, check) with
        {
            Normalized = NormalizerReader.Read(model, view),
            Features = FeatureShapes.Measure(rows, needed, check.Sample),
            Storage = StorageCheck.Run(context, model, view, score, answers),
            Serving = ServingCheck.Run(model, rows, label, score, answers),
        };
    }

    private ResponseSummary? Ask(KeptRows rows, DataViewSchema.Column[] inputs, DataViewSchema.Column score)
    {
        if (rows.Count < 2 || inputs.Length == 0)
        {
            return null;
        }

        var questions = new InputQuestions(model, rows, inputs, score.Name);
        return ResponseProbe.Run(questions.Score, questions.Table, options.ResponseProbe with { OutputCount = ModelAnswers.Width(score) }, options.CancellationToken);
    }

    // What the inputs look like is judged where the model learned from them, if that is known. What a probe finds in the features outranks what it finds before them,
    // but for a signal that the training rows hold and these have lost: the model could have learned, and what was lost since is for the comparison to say.
    private Snapshot WithData(Snapshot seen, ScoredCheck check, DataViewSchema.Column[] inputs, IDataView? trainingData, DataViewSchema.Column? label)
    {
        if (inputs.Length == 0)
        {
            return seen;
        }

        IDataView learned = trainingData ?? data;
        IEnumerable<DataViewSchema.Column> columns = Named(learned, label is null ? inputs : [.. inputs, label.Value]);
        bool hasFeatures = check.Sample.Width > 0 && seen.Structure?.Features is not { VaryingFeatures: 0 };
        DataAccumulator table = TableReader.Read(learned, columns, label is null ? null : labelColumnName, DataObservationOptions.Default with { Seed = options.SignalProbe.Seed }, options.CancellationToken);
        Snapshot raw = table.ToSnapshot(options.SignalProbe, options.CancellationToken);
        bool isLostSince = trainingData is not null && Holds(raw.Signal) && !Holds(seen.Signal);
        seen = seen with { Data = raw.Data, Signal = raw.Signal is not null && (isLostSince || !hasFeatures) ? raw.Signal : seen.Signal };
        return trainingData is null ? seen : seen with { Drift = Compare(trainingData, inputs, check) };
    }

    private static bool Holds(SignalSummary? signal) => signal is { IsDecided: true, PValue: <= FoundSignal };

    private DriftSummary Compare(IDataView trainingData, DataViewSchema.Column[] inputs, ScoredCheck check) =>
        TableDrift.Between(Observe(trainingData, inputs, check), Observe(data, inputs, check));

    /// <summary>The input columns, and after them the features that the model makes of them.</summary>
    private DataSummary Observe(IDataView view, DataViewSchema.Column[] inputs, ScoredCheck check)
    {
        DataSummary raw = TableReader.Read(view, Named(view, inputs), null, CountsOnly, options.CancellationToken).Summarize();
        if (check.Columns.Features is not { } features || inputs.Any(c => c.Name == features.Name))
        {
            return raw;
        }

        IDataView scored = model.Transform(view);
        DataSummary made = TableReader.Read(scored, [scored.Schema[features.Name]], null, CountsOnly, options.CancellationToken).Summarize();
        var taken = raw.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return raw with { Columns = [.. raw.Columns, .. made.Columns.Where(c => !taken.Contains(c.Name))] };
    }

    private static IEnumerable<DataViewSchema.Column> Named(IDataView view, DataViewSchema.Column[] columns) =>
        columns.Select(c => ColumnSink.Find(view.Schema, c.Name, "trainingData"));
}
