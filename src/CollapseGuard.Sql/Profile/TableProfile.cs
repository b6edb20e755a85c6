using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Everything one profile has asked: the summary, how the label is read, and the sample for the probes.</summary>
internal sealed record TableProfile(DataSummary Data, LabelReading? Label, RowSample Sample, IReadOnlyList<ProfiledColumn> Features, ProfiledColumn? Order)
{
    public static async Task<TableProfile> MeasureAsync(ISqlSource source, SqlTable table, SqlProfileOptions options, IProgress<SqlProgress>? progress, CancellationToken cancellationToken)
    {
        var questions = new TableQuestions(source, table, options.ShardColumn, progress, cancellationToken);
        ColumnChoice choice = ColumnChoice.Of(source.Dialect, table, await questions.DescribeAsync().ConfigureAwait(false), options);
        IReadOnlyList<ProfiledColumn> counted = choice.Label is null ? choice.Features : [.. choice.Features, choice.Label];
        IReadOnlyList<NumberCounts> counts = await NumberCounts.MeasureAsync(questions, counted).ConfigureAwait(false);
        IReadOnlyList<NumberDeviations?> deviations = await NumberDeviations.MeasureAsync(questions, counted, counts).ConfigureAwait(false);
        CorrelationSummary correlations = await PairProducts.MeasureAsync(questions, choice.Features, deviations, options.MaxPairColumns).ConfigureAwait(false);

        IReadOnlyList<ProfiledColumn> fetched = choice.Order is null || counted.Any(column => column.Name == choice.Order.Name) ? counted : [.. counted, choice.Order];
        string rowHash = source.Dialect.Hash([.. fetched.Select(column => (column.Value, column.Type))], options.Seed);
        double distinctRows = (await Registers.EstimateAsync(questions, rowHash, null, "different rows").ConfigureAwait(false)).Count;
        RowSample sample = await RowSample.DrawAsync(questions, fetched, distinctRows, options.MaxSampleRows, options.Seed).ConfigureAwait(false);

        var values = new ColumnValues(questions, sample, options.Seed);
        var profiles = new ColumnProfile[counted.Count];
        for (int c = 0; c < counted.Count; c++)
        {
            profiles[c] = await values.MeasureAsync(counted[c], Summary(counted[c], questions.Rows, counts[c], deviations[c])).ConfigureAwait(false);
        }

        LabelReading? label = choice.Label is null ? null : new LabelReading(choice.Label, profiles[^1]);
        RowCopySummary copies = await RowCopies.CountAsync(
            questions, choice.Features, label is null ? null : (label.Column, label.Summary, label.IsNumeric), distinctRows, options).ConfigureAwait(false);
        LabelOrderSummary? order = label is null || choice.Order is null ? null
            : await LabelOrder.MeasureAsync(questions, label.Column, choice.Order, rowHash, [.. label.Classes.Select(value => value.Count)]).ConfigureAwait(false);
        var data = new DataSummary
        {
            Rows = questions.Rows,
            Columns = [.. profiles.Take(choice.Features.Count).Select(profile => profile.Summary)],
            Label = label?.Summary,
            Correlations = correlations,
            RowCopies = copies,
            Order = order,
        };
        return new TableProfile(data, label, sample, choice.Features, choice.Order);
    }

    private static ColumnSummary Summary(ProfiledColumn column, long rows, in NumberCounts counts, NumberDeviations? deviations) => new()
    {
        Name = column.Name,
        Kind = column.Kind,
        Count = rows,
        MissingCount = counts.Missing,
        NaNCount = counts.NaN,
        InfinityCount = counts.Infinite,
        WholeCount = counts.Whole,
        Moments = deviations?.Moments ?? MomentSummary.Empty,
        Least = deviations?.Least ?? ExtremeValue.NotKept,
        Greatest = deviations?.Greatest ?? ExtremeValue.NotKept,
    };
}
