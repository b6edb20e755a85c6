namespace CollapseGuard.Summaries;

/// <summary>Pearson's correlations between numeric columns, missing and non-finite numbers counted as the column's mean. Immutable.</summary>
public sealed class CorrelationSummary
{
    private readonly double[] packed;

    /// <summary>Takes over correlations.</summary>
    /// <param name="names">The columns, in order.</param>
    /// <param name="packed">The lower triangle without its diagonal, row by row: (1,0), (2,0), (2,1), …; NaN where a column is constant; not copied.</param>
    /// <param name="rows">Rows seen.</param>
    /// <param name="columnsLeftOut">Numeric columns that were not paired, because there are too many.</param>
    /// <exception cref="ArgumentException">The length does not fit the names.</exception>
    public CorrelationSummary(IReadOnlyList<string> names, double[] packed, long rows, int columnsLeftOut = 0)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(packed);
        if (packed.Length != names.Count * (names.Count - 1) / 2)
        {
            throw new ArgumentException($"'packed' has {packed.Length} numbers; {names.Count} columns make {names.Count * (names.Count - 1) / 2} pairs.", nameof(packed));
        }

        Names = names;
        this.packed = packed;
        Rows = rows;
        ColumnsLeftOut = columnsLeftOut;
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows seen.</summary>
    public long Rows { get; }

    /// <summary>Numeric columns that were not paired, because there are too many; they follow the last of <see cref="Names"/>.</summary>
    public int ColumnsLeftOut { get; }

    /// <summary>Correlation of two columns in [-1, 1]; 1 on the diagonal, NaN where one is constant.</summary>
    /// <param name="a">Index into <see cref="Names"/>.</param>
    /// <param name="b">Index into <see cref="Names"/>.</param>
    public double this[int a, int b] => a == b ? 1 : packed[(Math.Max(a, b) * (Math.Max(a, b) - 1) / 2) + Math.Min(a, b)];
}
