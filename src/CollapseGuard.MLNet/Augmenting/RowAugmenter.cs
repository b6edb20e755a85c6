using System.Globalization;
using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling.Augmentation;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Augmenting;

/// <summary>Augments views: an augmenter, the columns it reads, and where to say what was done. Free to share.</summary>
internal sealed class RowAugmenter : TrainingRows
{
    private readonly MLContext context;
    private readonly Augmenter augmenter;
    private readonly ResamplingColumns columns;
    private readonly CancellationToken cancellationToken;

    /// <exception cref="ArgumentException">A column is named in two roles.</exception>
    public RowAugmenter(MLContext context, Augmenter augmenter, string label, string feature, string? weight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(augmenter);
        ArgumentException.ThrowIfNullOrEmpty(feature, "featureColumnName");
        (this.context, this.augmenter, this.cancellationToken) = (context, augmenter, cancellationToken);
        columns = ResamplingColumns.Of(label, [feature], weight, null);
    }

    public override ResampledView Change(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        UnchangedRows rows = UnchangedRows.Read(input, columns, cancellationToken);
        Augmented result = rows.Augment(augmenter, cancellationToken);
        AddedRows added = AddedRows.Of(result, rows, augmenter.Seed);
        RowPlan plan = RowPlan.Beside(rows.Count, added.Sources, added.Features, augmenter.Seed);
        Tell(result, rows, added);
        return new ResampledView(input, rows.Numbers, plan, added.Values(rows), cancellationToken);
    }

    public override void Require(SchemaShape inputSchema) => columns.Require(inputSchema, features: true, "augment");

    private void Tell(Augmented result, UnchangedRows rows, AddedRows added)
    {
        string name = augmenter.GetType().Name;
        ContextLog.Inform(context, string.Create(CultureInfo.InvariantCulture, $"{name} on column '{columns.Features[0]}': {rows.Count} rows -> {rows.Count + added.Sources.Length}.{added.HowLabels}"));
        foreach (string note in result.Notes)
        {
            ContextLog.Warn(context, $"{name} on column '{columns.Features[0]}': {note}");
        }

        if (rows.Unlabelled > 0)
        {
            ContextLog.Warn(context, $"Column '{columns.Label}' is missing in {rows.Unlabelled} of {rows.Count} rows; {name} passes them on and adds no copies of them.");
        }
    }
}
