namespace CollapseGuard.Resampling;

/// <summary>Copies of rows of one class, drawn with replacement.</summary>
internal sealed class RepeatedRows(LabelledRows input, int[] candidates, int @class, int count, CounterRandom random) : RowSource(@class, count)
{
    public override bool IsSynthetic => false;

    public override void Write(int from, Span<float> rows, Span<RowOrigin> origins)
    {
        int d = input.Columns;
        ReadOnlySpan<float> source = input.Features.Span;
        for (int i = 0; i < origins.Length; i++)
        {
            int row = candidates[random.Below(candidates.Length, from + i)];
            origins[i] = new RowOrigin(row, row, 0);
            source.Slice(row * d, d).CopyTo(rows.Slice(i * d, d));
        }
    }
}
