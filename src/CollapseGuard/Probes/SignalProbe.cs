using CollapseGuard.Probes.Signal;
using CollapseGuard.Summaries;

namespace CollapseGuard.Probes;

/// <summary>Asks whether anything cheap can do better than the best constant from these inputs.</summary>
/// <remarks>
/// Ridge, k-nearest neighbours (cross-validated), single columns, products of two and in-sample ridge, their maximum tested
/// by permuting the targets: p is exact while rows (or groups) are exchangeable. Copies are merged, groups stay together,
/// serial rows and full logic tables are recognized. Deterministic for a seed at any number of threads. Thread-safe.
/// Method, sizes and power: docs/results/signal-probe.md.
/// </remarks>
public static class SignalProbe
{
    /// <summary>p-value up to which a signal counts as found.</summary>
    private const double Level = 0.05;

    // Of serial rows rotations are too alike for a p-value: the truth must lead the farthest rotation by this factor.
    // Source: simulation of independent AR(1) series, docs/results/signal-probe.md.
    private const double RotationLead = 1.5;

    /// <summary>Runs the probe.</summary>
    /// <param name="inputs">Features; group and time columns are respected.</param>
    /// <param name="target">What should be predictable; as many rows as <paramref name="inputs"/>.</param>
    /// <param name="options">How; null = default.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SignalSummary Run(FeatureTable inputs, SignalTarget target, SignalProbeOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(target);
        if (inputs.RowCount != target.Count)
        {
            throw new ArgumentException($"'inputs' has {inputs.RowCount} rows but 'target' has {target.Count}; they must describe the same samples.", nameof(target));
        }

        options ??= SignalProbeOptions.Default;
        int[] known = RowOrder(inputs, target);
        if (known.Length < options.MinRows)
        {
            return Undecided($"{known.Length} rows have a known target; at least {options.MinRows} are needed", known.Length);
        }

        cancellationToken.ThrowIfCancellationRequested();
        ProbeSample sample = ProbeSample.Draw(inputs, target, known, options, cancellationToken);
        return sample.Refusal is { } reason ? Undecided(reason, sample.RowCount) : Judge(sample, options, cancellationToken);
    }

    private static SignalSummary Judge(ProbeSample sample, SignalProbeOptions options, CancellationToken cancellationToken)
    {
        int permutations = options.Permutations, seed = options.Seed;
        IEnumerable<int[]> shuffles = sample.Groups is { } groups
            ? TargetShuffles.OfGroups(groups, sample.RowCount, permutations, seed)
            : TargetShuffles.OfRows(sample.RowCount, permutations, seed);
        FoldPlan plan = sample.Groups is null ? FoldPlan.OfRows(sample.RowCount, seed) : FoldPlan.OfGroups(sample.Groups, seed);
        List<ProbeStatistic> statistics = Statistics(sample, plan, shuffles, options, cancellationToken);
        PermutationTest test = PermutationTest.Of(statistics);
        SignalSummary summary = new()
        {
            IsDecided = true,
            PValue = test.PValue,
            LinearPValue = PermutationTest.Of([.. statistics.Where(s => s.IsLinear)]).PValue,
            Skill = statistics.Max(s => s.Skill ?? double.NegativeInfinity),
            BestStatistic = test.Best.Name,
            DetectableR2 = DetectableR2(sample.Features.Count, sample.UnitCount),
            Rows = sample.RowCount,
            Columns = sample.Features.Count,
            MergedRows = sample.MergedRows,
            Permutations = permutations,
        };
        if (test.PValue > Level && sample.IsSerial)
        {
            // Dependence widens what exchanging shows as well as it fakes it: absence cannot be told from these rows.
            return summary with { IsDecided = false, Reason = "rows are serial (each depends on the one before), and exchanging them neither shows a signal nor its absence" };
        }

        if (test.PValue > Level && sample.IsTruthTable)
        {
            return summary with { IsDecided = false, Reason = $"the {sample.RowCount} rows are every combination of {sample.Features.Count} two-valued columns, once each: no other row exists, the table can be learned by heart, and rows that tell nothing about each other say nothing against it; in an experiment, repeat runs" };
        }

        if (test.PValue > Level)
        {
            return sample.Features.Found > sample.Features.Count
                ? summary with { IsDecided = false, Reason = $"only {sample.Features.Count} of {sample.Features.Found} encoded columns were tried; raise MaxColumns" }
                : summary;
        }

        if (sample.IsSerial)
        {
            IEnumerable<int[]> rotations = TargetShuffles.Rotations(sample.RowCount, permutations, seed);
            List<ProbeStatistic> rotated = Statistics(sample, FoldPlan.InRowOrder(sample.RowCount), rotations, options, cancellationToken);
            if (PermutationTest.Of(rotated).Lead < RotationLead)
            {
                return summary with { IsDecided = false, Reason = "rows are serial (each depends on the one before), and what exchanging them shows, shifting them does not" };
            }
        }

        return summary;
    }

    /// <summary>The R² that a test of d columns on n rows finds with a power of about 80 %: (3.2 sqrt(2d) + 8)/n, the F test's own limit.</summary>
    /// <param name="columns">Number of columns d.</param>
    /// <param name="rows">Number of independent rows n.</param>
    /// <returns>At most 1.</returns>
    public static double DetectableR2(int columns, long rows) =>
        rows < 1 ? 1 : Math.Min(1, ((3.2 * Math.Sqrt(2.0 * columns)) + 8) / rows);

    private static List<ProbeStatistic> Statistics(ProbeSample sample, FoldPlan plan, IEnumerable<int[]> shuffles, SignalProbeOptions options, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        var data = new ProbeData(sample.Features.Columns, sample.Targets, plan, shuffles, options.Permutations + 1);
        FoldProducts products = FoldProducts.Of(data, parallel);
        IReadOnlyList<string> names = sample.Features.Names;
        List<ProbeStatistic> statistics =
        [
            .. RidgeStatistics.Compute(data, products, parallel),
            .. NeighborStatistics.Compute(data, products, parallel),
            CurveStatistics.Compute(data, products.All, parallel),
            CorrelationStatistics.Single(data, products.All, names),
        ];
        if (CorrelationStatistics.Product(data, products.All, names, options.MaxProductColumns, parallel) is { } product)
        {
            statistics.Add(product);
        }

        return statistics;
    }

    // Rows with a known target, in the order of time where one is given (missing times last).
    private static int[] RowOrder(FeatureTable inputs, SignalTarget target)
    {
        IEnumerable<int> rows = Enumerable.Range(0, inputs.RowCount).Where(target.IsKnown);
        return inputs.Time is { } time
            ? [.. rows.OrderBy(row => float.IsNaN(time.Values.Span[row])).ThenBy(row => time.Values.Span[row])]
            : [.. rows];
    }

    private static SignalSummary Undecided(string reason, int rows) => new() { IsDecided = false, Reason = reason, Rows = rows };
}
