using CollapseGuard.Neighbors;

namespace CollapseGuard.Resampling;

/// <summary>SMOTE for categorical columns alone.</summary>
/// <remarks>
/// A new row starts from a row of the class; each category is the most frequent one among that row and its
/// <see cref="KNeighbors"/> nearest in the class, the one with the smallest code when there are several. Distances are by the
/// value-difference metric over all rows. Chawla and others, Journal of Artificial Intelligence Research 16 (2002), section
/// 6.2; semantics of imbalanced-learn's <c>SMOTEN</c>.
/// </remarks>
public sealed record SmoteN : GeneratingSampler
{
    /// <summary>Neighbours of each row, in its class; a class needs one row more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int KNeighbors { get; init => field = NeighborCount.Positive(value, nameof(KNeighbors)); } = 5;

    /// <summary>Whether fewer neighbours are used in a class that is too small, which <see cref="Resampled.Notes"/> then says; otherwise it is an error.</summary>
    public bool LowerNeighbors { get; init; }

    /// <inheritdoc/>
    public override ColumnNeed Needs => ColumnNeed.Categorical;

    internal override int LeastClassRows => LowerNeighbors ? 2 : KNeighbors + 1;

    internal override RowSource Prepare(SamplingRun run, int @class, int count)
    {
        int k = NeighborCount.InClass(run, @class, KNeighbors, LowerNeighbors, nameof(KNeighbors));
        int[] rows = run.RowsByClass[@class];
        ValueDifference metric = run.Shared(() => run.Neighborhoods.Metric(run.Rows.Labels.Span));
        return new VotedRows(run, @class, count, rows, run.Neighborhoods.AmongCategories(rows, metric, k));
    }

    /// <summary>Rows of the categories that are most frequent around a row.</summary>
    private sealed class VotedRows : RowSource
    {
        private readonly int[] starts;
        private readonly int columns;
        private readonly float[] voted;
        private readonly CounterRandom random;

        public VotedRows(SamplingRun run, int @class, int count, int[] starts, NeighborRows neighbors)
            : base(@class, count)
        {
            this.starts = starts;
            columns = run.Rows.Columns;
            random = run.Random(Draw.Row, @class);

            // The vote is the same for every new row from one start: taken once.
            voted = new float[starts.Length * columns];
            RowBlocks.Run(starts.Length, columns, run.Parallel, (from, to) => Elect(run.Rows.Features.Span, neighbors, from, to));
        }

        public override void Write(int from, Span<float> rows, Span<RowOrigin> origins)
        {
            for (int i = 0; i < origins.Length; i++)
            {
                int start = random.Below(starts.Length, from + i);
                origins[i] = new RowOrigin(starts[start], starts[start], 0);
                voted.AsSpan(start * columns, columns).CopyTo(rows.Slice(i * columns, columns));
            }
        }

        private void Elect(ReadOnlySpan<float> source, NeighborRows neighbors, int from, int to)
        {
            var codes = new float[neighbors.K + 1];
            for (int start = from; start < to; start++)
            {
                ReadOnlySpan<int> around = neighbors[start];
                for (int c = 0; c < columns; c++)
                {
                    codes[0] = source[(starts[start] * columns) + c];
                    for (int i = 0; i < around.Length; i++)
                    {
                        codes[i + 1] = source[(around[i] * columns) + c];
                    }

                    voted[(start * columns) + c] = Vote.Smallest(codes);
                }
            }
        }
    }
}
