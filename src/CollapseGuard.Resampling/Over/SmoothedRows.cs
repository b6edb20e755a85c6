namespace CollapseGuard.Resampling;

/// <summary>Copies of rows of one class with normal noise: a smoothed bootstrap.</summary>
/// <param name="run">The run.</param>
/// <param name="class">The class.</param>
/// <param name="count">Number of new rows.</param>
/// <param name="shrinkage">Factor of the noise, at least 0.</param>
internal sealed class SmoothedRows(SamplingRun run, int @class, int count, double shrinkage) : RowSource(@class, count)
{
    private readonly LabelledRows input = run.Rows;
    private readonly int[] candidates = run.RowsByClass[@class];
    private readonly CounterRandom choice = run.Random(Draw.Row, @class);
    private readonly CounterRandom noise = run.Random(Draw.Noise, @class);
    private readonly double[] width = Widths(run.Rows, run.RowsByClass[@class], shrinkage);

    public override void Write(int from, Span<float> rows, Span<RowOrigin> origins)
    {
        int d = input.Columns;
        ReadOnlySpan<float> source = input.Features.Span;
        for (int i = 0; i < origins.Length; i++)
        {
            int first = candidates[choice.Below(candidates.Length, from + i)];
            origins[i] = new RowOrigin(first, first, 0);
            ReadOnlySpan<float> center = source.Slice(first * d, d);
            Span<float> row = rows.Slice(i * d, d);
            for (int c = 0; c < d; c++)
            {
                row[c] = width[c] == 0 ? center[c] : (float)(center[c] + (width[c] * NormalNumbers.At(noise, ((long)(from + i) * d) + c)));
            }
        }
    }

    /// <summary>Standard deviation of the noise of each column.</summary>
    private static double[] Widths(LabelledRows input, int[] rows, double shrinkage)
    {
        // The bandwidth of Bowman and Azzalini (1997) for a normal kernel, with the number of all rows as in the reference.
        double bandwidth = Root(4 / ((input.Columns + 2.0) * input.Count), input.Columns + 4);
        return Array.ConvertAll(ClassSpread.Of(input, rows), spread => shrinkage * bandwidth * spread);
    }

    /// <summary>x^(1/degree) for x in (0, 2], by Newton's method from above: exactly rounded operations only, unlike Math.Pow.</summary>
    internal static double Root(double x, int degree)
    {
        double root = Math.Max(1, x);
        while (true)
        {
            double power = 1;
            for (int i = 1; i < degree; i++)
            {
                power *= root;
            }

            double next = (((degree - 1) * root) + (x / power)) / degree;
            if (!(next < root))
            {
                return root;
            }

            root = next;
        }
    }
}
