using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>The rows that the probe works on: sampled, encoded, copies merged.</summary>
internal sealed class ProbeSample
{
    private ProbeSample(EncodedFeatures features, double[][] targets, int[][]? groups, int mergedRows, bool isSerial, bool isTruthTable, string? refusal)
    {
        Features = features;
        Targets = targets;
        Groups = groups;
        MergedRows = mergedRows;
        IsSerial = isSerial;
        IsTruthTable = isTruthTable;
        Refusal = refusal;
    }

    public EncodedFeatures Features { get; }

    /// <summary>q columns of n.</summary>
    public double[][] Targets { get; }

    /// <summary>The rows of each group; null without groups.</summary>
    public int[][]? Groups { get; }

    public int MergedRows { get; }

    public bool IsSerial { get; }

    /// <summary>Whether the rows are every combination of two-valued columns: no other row exists.</summary>
    public bool IsTruthTable { get; }

    /// <summary>Why nothing can be decided, or null.</summary>
    public string? Refusal { get; }

    public int RowCount => Features.RowCount;

    /// <summary>What is exchanged: groups, or else rows.</summary>
    public int UnitCount => Groups?.Length ?? RowCount;

    /// <summary>Draws the sample.</summary>
    /// <param name="inputs">The table.</param>
    /// <param name="target">The target.</param>
    /// <param name="known">Rows with a known target, in order.</param>
    /// <param name="options">Limits and seed.</param>
    /// <param name="cancellationToken">Stops the search for copies.</param>
    public static ProbeSample Draw(FeatureTable inputs, SignalTarget target, int[] known, SignalProbeOptions options, CancellationToken cancellationToken)
    {
        int[] rows = [.. SeededSample.Choose(known.Length, options.MaxRows, options.Seed).Select(i => known[i])];
        EncodedFeatures features = FeatureEncoder.Encode(inputs, rows, options.MaxColumns, options.Seed);
        double[][] targets = TargetColumns.From(target, rows);
        if (features.Count == 0 || targets.Length == 0)
        {
            return new ProbeSample(features, targets, null, 0, false, false, features.Count == 0 ? "no column varies" : "the target does not vary");
        }

        bool isSerial = inputs.Groups is null && Serial(inputs, target, known, rows, features, targets, options);
        int[] first = CopyMerger.Representatives(features.Columns, targets, options.MaxDegreeOfParallelism, cancellationToken);
        int[] kept = [.. Enumerable.Range(0, rows.Length).Where(i => first[i] == i)];
        EncodedFeatures merged = kept.Length == rows.Length ? features : Merge(features, kept);
        double[][] means = [.. targets.Select(column => ClusterMeans(column, first, kept))];
        int[][]? groups = inputs.Groups is { } column ? GroupRows(column, [.. kept.Select(i => rows[i])]) : null;
        int units = groups?.Length ?? kept.Length;
        string? refusal = units < options.MinRows
            ? $"{units} {(groups is null ? "distinct rows" : "groups")} are left after merging copies; at least {options.MinRows} are needed"
            : means.All(mean => mean.All(v => v == mean[0])) ? "the target does not vary once copies are merged" : null;
        return new ProbeSample(merged, means, groups, rows.Length - kept.Length, isSerial, TruthTable.Is(merged.Columns, targets, first), refusal);
    }

    // Dependence on the row before shows in neighbouring rows only: a sample with gaps is judged by a stretch without.
    private static bool Serial(FeatureTable inputs, SignalTarget target, int[] known, int[] rows, EncodedFeatures features, double[][] targets, SignalProbeOptions options)
    {
        bool ordered = inputs.Time is not null;
        if (rows.Length == known.Length)
        {
            return SerialCheck.IsSerial(features, targets, ordered);
        }

        int[] stretch = known.AsSpan((known.Length - rows.Length) / 2, rows.Length).ToArray();
        EncodedFeatures encoded = FeatureEncoder.Encode(inputs, stretch, options.MaxColumns, options.Seed);
        double[][] columns = TargetColumns.From(target, stretch);
        return encoded.Count > 0 && columns.Length > 0 && SerialCheck.IsSerial(encoded, columns, ordered);
    }

    private static EncodedFeatures Merge(EncodedFeatures features, int[] kept)
    {
        var columns = new FloatMatrix(features.Count, kept.Length);
        for (int c = 0; c < features.Count; c++)
        {
            double[] values = [.. kept.Select(i => (double)features.Columns.Row(c)[i])];
            FeatureEncoder.Standardize(values)?.CopyTo(columns.Row(c));
        }

        return features with { Columns = columns };
    }

    private static double[] ClusterMeans(double[] column, int[] first, int[] kept)
    {
        var sums = new double[column.Length];
        var counts = new int[column.Length];
        for (int i = 0; i < column.Length; i++)
        {
            sums[first[i]] += column[i];
            counts[first[i]]++;
        }

        return [.. kept.Select(i => sums[i] / counts[i])];
    }

    // A row without a group is a group of its own.
    private static int[][] GroupRows(CategoricalColumn column, int[] rows) =>
        [.. Enumerable.Range(0, rows.Length)
            .GroupBy(i => column.Codes.Span[rows[i]] is var code && code >= 0 ? code : -1 - i)
            .Select(group => group.ToArray())];
}
