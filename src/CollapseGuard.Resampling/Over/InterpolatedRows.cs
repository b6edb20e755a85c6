namespace CollapseGuard.Resampling;

/// <summary>Rows between a row of the class and one of its neighbours: first + u (second - first), u uniform in [0, 1).</summary>
/// <param name="run">The run.</param>
/// <param name="class">The class of the rows.</param>
/// <param name="count">Number of new rows.</param>
/// <param name="starts">Rows to start from.</param>
/// <param name="neighbors">The neighbours of each of them.</param>
/// <param name="startOf">Place in <paramref name="starts"/> of each new row; null = drawn, all pairs of row and neighbour alike.</param>
internal class InterpolatedRows(SamplingRun run, int @class, int count, int[] starts, NeighborRows neighbors, int[]? startOf = null) : RowSource(@class, count)
{
    private readonly LabelledRows input = run.Rows;
    private readonly CounterRandom pairs = run.Random(Draw.Pair, @class);
    private readonly CounterRandom steps = run.Random(Draw.Step, @class);

    public override void Write(int from, Span<float> rows, Span<RowOrigin> origins)
    {
        int d = input.Columns;
        ReadOnlySpan<float> source = input.Features.Span;
        for (int i = 0; i < origins.Length; i++)
        {
            int start, place;
            if (startOf is null)
            {
                long pair = pairs.Below((long)starts.Length * neighbors.K, from + i);
                (start, place) = ((int)(pair / neighbors.K), (int)(pair % neighbors.K));
            }
            else
            {
                (start, place) = (startOf[from + i], pairs.Below(neighbors.K, from + i));
            }

            int first = starts[start], second = neighbors[start][place];
            float step = Step(from + i, second);
            origins[i] = new RowOrigin(first, second, step);
            Span<float> row = rows.Slice(i * d, d);
            Interpolation.Write(source.Slice(first * d, d), source.Slice(second * d, d), step, row);
            Finish(from + i, neighbors[start], row);
        }
    }

    /// <summary>How far new row <paramref name="index"/> goes towards its second parent.</summary>
    protected virtual float Step(int index, int second) => steps.UnitFloat(index);

    /// <summary>Sets what is not interpolated.</summary>
    protected virtual void Finish(int index, ReadOnlySpan<int> neighborsOfStart, Span<float> row)
    {
    }
}
