namespace CollapseGuard.Resampling;

/// <summary>The distance of SmoteNC for columns of very many categories: squared differences of numbers, one square for each pair of different categories.</summary>
internal sealed class MixedSearch : ColumnSearch
{
    private readonly float[][] values;
    private readonly bool[] isCategorical;
    private readonly double square;

    public MixedSearch(ReadOnlySpan<float> features, int columns, int[] rows, bool[] isCategorical, double mismatch)
    {
        this.isCategorical = isCategorical;
        square = mismatch * mismatch;
        values = new float[columns][];
        for (int c = 0; c < columns; c++)
        {
            values[c] = new float[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                values[c][i] = features[(rows[i] * columns) + c];
            }
        }
    }

    protected override bool IsSquared => true;

    protected override void Add(int query, int from, Span<double> distances)
    {
        for (int c = 0; c < values.Length; c++)
        {
            ReadOnlySpan<float> points = values[c].AsSpan(from, distances.Length);
            float value = values[c][query];
            if (isCategorical[c])
            {
                for (int j = 0; j < points.Length; j++)
                {
                    distances[j] += points[j] == value ? 0 : square;
                }
            }
            else
            {
                for (int j = 0; j < points.Length; j++)
                {
                    double off = (double)points[j] - value;
                    distances[j] += off * off;
                }
            }
        }
    }
}
