using System.Globalization;
using CollapseGuard.Resampling;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>Resamples views: a sampler, the columns it reads, and where to say what was done. Free to share.</summary>
internal sealed class RowResampler : TrainingRows
{
    private readonly ResamplingOptions options;

    public RowResampler(MLContext context, Sampler sampler, string label, IReadOnlyList<string> features, string? weight, ResamplingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(features);
        this.options = options ?? ResamplingOptions.Default;
        Context = context;
        Sampler = sampler;
        Columns = ResamplingColumns.Of(label, features, weight, this.options.ClassColumnName);
    }

    public MLContext Context { get; }

    public Sampler Sampler { get; }

    public ResamplingColumns Columns { get; }

    /// <summary>Whether the features are read.</summary>
    public bool NeedsFeatures => Sampler.Needs != ColumnNeed.Any;

    public override ResampledView Change(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SourceRows rows = SourceRows.Read(input, Columns, Sampler, options.CancellationToken);
        Resampled result = Sample(rows);
        RowPlan plan = RowPlan.Of(result, rows, Sampler.Seed);
        Tell(result, rows, plan);
        options.OnResampled?.Invoke(result.Classes);
        return new ResampledView(input, rows.Numbers, plan, SyntheticColumns.Of(rows, plan, input.Schema, Columns), options.CancellationToken);
    }

    public override void Require(SchemaShape inputSchema) => Columns.Require(inputSchema, NeedsFeatures, "resample");

    private Resampled Sample(SourceRows rows)
    {
        try
        {
            return Sampler.Resample(rows.ToLabelled(Sampler), options.Progress, options.CancellationToken);
        }
        catch (ResamplingException error) when (error.Problem is not (ResamplingProblem.MissingValues or ResamplingProblem.ColumnKind or ResamplingProblem.TooLarge))
        {
            // The sampler does not know the column's name.
            throw new ResamplingException(error.Problem, $"Resampling by column '{Columns.Class}': {error.Message}");
        }
    }

    private void Tell(Resampled result, SourceRows rows, RowPlan plan)
    {
        string classes = string.Join(", ", result.Classes.Select(outcome => string.Create(CultureInfo.InvariantCulture, $"'{outcome.Name}' {outcome.Before} -> {outcome.After}")));
        ContextLog.Inform(Context, string.Create(CultureInfo.InvariantCulture,
            $"{Sampler.GetType().Name} by column '{Columns.Class}': {rows.Count} rows -> {plan.Count}; {classes}."));
        foreach (string note in result.Notes)
        {
            ContextLog.Warn(Context, $"{Sampler.GetType().Name} by column '{Columns.Class}': {note}.");
        }

        if (rows.Unlabelled.Length > 0)
        {
            ContextLog.Warn(Context, $"Column '{Columns.Class}' is missing in {rows.Unlabelled.Length} of {rows.Count} rows, the first is row {rows.Unlabelled[0]}; {Sampler.GetType().Name} leaves them as they are.");
        }
    }
}
