namespace CollapseGuard.Resampling;

/// <summary>SMOTE for numeric and categorical columns together.</summary>
/// <remarks>
/// Numbers are interpolated as in <see cref="Smote"/>. A category is the most frequent one among the <see cref="KNeighbors"/>
/// neighbours of the row that is started from, one of the most frequent at random when there are several. In distances, a pair
/// of different categories counts as much as the median of the standard deviations of the class's numeric columns; when that
/// is 0, categories do not count. Chawla and others, Journal of Artificial Intelligence Research 16 (2002), section 6.1.
/// imbalanced-learn's <c>SMOTENC</c> does the same; its version 0.10 counts a difference 1/√2 of the median and takes the
/// median of the smallest class for all.
/// </remarks>
public sealed record SmoteNC : GeneratingSampler
{
    /// <summary>Neighbours of each row, in its class; a class needs one row more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int KNeighbors { get; init => field = NeighborCount.Positive(value, nameof(KNeighbors)); } = 5;

    /// <summary>Whether fewer neighbours are used in a class that is too small, which <see cref="Resampled.Notes"/> then says; otherwise it is an error.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Mixed;

    internal override int LeastClassRows => LowerNeighbors ? 2 : KNeighbors + 1;

    internal override RowSource Prepare(SamplingRun run, int @class, int count)
    {
        int k = NeighborCount.InClass(run, @class, KNeighbors, LowerNeighbors, nameof(KNeighbors));
        int[] rows = run.RowsByClass[@class];
        double mismatch = MedianSpread(run.Rows, rows);
        if (mismatch == 0)
        {
            run.Note($"class '{run.Rows.ClassNames[@class]}': half of its numeric columns or more are constant, so categories do not count in distances");
        }

        bool[] isCategorical = [.. run.Rows.Categories.Select(names => names is not null)];
        return new MixedRows(run, @class, count, rows, run.Neighborhoods.AmongMixed(rows, isCategorical, mismatch, k), isCategorical);
    }

    /// <summary>The median of the standard deviations of the numeric columns over some rows.</summary>
    internal static double MedianSpread(LabelledRows input, int[] rows)
    {
        double[] spreads = ClassSpread.Of(input, rows);
        double[] numeric = [.. Enumerable.Range(0, input.Columns).Where(c => input.Categories[c] is null).Select(c => spreads[c])];
        Array.Sort(numeric);
        return (numeric[(numeric.Length - 1) / 2] + numeric[numeric.Length / 2]) / 2;
    }

    /// <summary>Interpolated numbers, voted categories.</summary>
    private sealed class MixedRows(SamplingRun run, int @class, int count, int[] starts, NeighborRows neighbors, bool[] isCategorical) : InterpolatedRows(run, @class, count, starts, neighbors)
    {
        private readonly LabelledRows input = run.Rows;
        private readonly int[] categorical = [.. Enumerable.Range(0, isCategorical.Length).Where(c => isCategorical[c])];
        private readonly CounterRandom ties = run.Random(Draw.Tie, @class);

        protected override void Finish(int index, ReadOnlySpan<int> neighborsOfStart, Span<float> row)
        {
            const int Few = 64;
            Span<float> codes = neighborsOfStart.Length <= Few ? stackalloc float[Few] : new float[neighborsOfStart.Length];
            codes = codes[..neighborsOfStart.Length];
            ReadOnlySpan<float> source = input.Features.Span;
            for (int j = 0; j < categorical.Length; j++)
            {
                int column = categorical[j];
                for (int i = 0; i < codes.Length; i++)
                {
                    codes[i] = source[(neighborsOfStart[i] * row.Length) + column];
                }

                row[column] = Vote.AtRandom(codes, ties, ((long)index * categorical.Length) + j);
            }
        }
    }
}
