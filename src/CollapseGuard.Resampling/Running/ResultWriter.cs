using System.Globalization;

namespace CollapseGuard.Resampling;

/// <summary>Lays out the rows of a result: originals and what was added, or what was kept.</summary>
internal static class ResultWriter
{
    /// <summary>The input rows, then the new rows of each source.</summary>
    public static Resampled Append(SamplingRun run, IReadOnlyList<RowSource> sources)
    {
        LabelledRows rows = run.Rows;
        int d = rows.Columns, n = rows.Count;
        int total = Total(run, n, sources);
        float[] features = GC.AllocateUninitializedArray<float>(total * d);
        int[] labels = GC.AllocateUninitializedArray<int>(total);
        int[] sourceRows = GC.AllocateUninitializedArray<int>(total);
        float[] weights = rows.Weights.IsEmpty ? [] : GC.AllocateUninitializedArray<float>(total);
        RowBlocks.Run(n, d, run.Parallel, (from, to) => rows.Features.Span[(from * d)..(to * d)].CopyTo(features.AsSpan(from * d)));
        rows.Labels.Span.CopyTo(labels);
        rows.Weights.Span.CopyTo(weights);
        for (int row = 0; row < n; row++)
        {
            sourceRows[row] = row;
        }

        var origins = new RowOrigin[total - n];
        int start = n, synthetic = 0;
        foreach (RowSource source in sources)
        {
            labels.AsSpan(start, source.Count).Fill(source.Class);
            Fill(run, source, features.AsMemory(start * d, source.Count * d), origins.AsMemory(start - n, source.Count));
            for (int i = 0; i < source.Count; i++)
            {
                RowOrigin origin = origins[start - n + i];
                sourceRows[start + i] = source.IsSynthetic ? -1 : origin.First;
                if (weights.Length > 0)
                {
                    weights[start + i] = weights[origin.First];
                }

                // Copies have no origin of their own: those of synthetic rows close up.
                if (source.IsSynthetic)
                {
                    origins[synthetic++] = origin;
                }
            }

            start += source.Count;
        }

        LabelledRows result = rows.WithRows(features, labels, weights);
        return new Resampled(result, sourceRows, origins.AsMemory(0, synthetic), run.Outcomes(result), [.. run.Notes]);
    }

    /// <summary>Input rows by number, in the order given.</summary>
    public static Resampled Keep(SamplingRun run, int[] kept)
    {
        LabelledRows result = Pick(run.Rows, kept, run.Parallel);
        return new Resampled(result, kept, default, run.Outcomes(result), [.. run.Notes]);
    }

    /// <summary>Rows of a result that went through a second sampler; the counts asked for are those of the first.</summary>
    /// <param name="run">The run of the whole.</param>
    /// <param name="first">The result to take from.</param>
    /// <param name="kept">Rows of it, ascending.</param>
    public static Resampled Keep(SamplingRun run, Resampled first, int[] kept)
    {
        LabelledRows result = Pick(first.Rows, kept, run.Parallel);
        var sourceRows = new int[kept.Length];
        var origins = new List<RowOrigin>();
        int row = 0, synthetic = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            for (; row < kept[i]; row++)
            {
                synthetic += first.SourceRows.Span[row] < 0 ? 1 : 0;
            }

            sourceRows[i] = first.SourceRows.Span[row];
            if (sourceRows[i] < 0)
            {
                origins.Add(first.Origins.Span[synthetic]);
            }
        }

        return new Resampled(result, sourceRows, origins.ToArray(), run.Outcomes(result), [.. run.Notes]);
    }

    private static LabelledRows Pick(LabelledRows rows, int[] kept, ParallelOptions parallel)
    {
        int d = rows.Columns;
        float[] features = GC.AllocateUninitializedArray<float>(checked(kept.Length * d));
        var labels = new int[kept.Length];
        float[] weights = rows.Weights.IsEmpty ? [] : new float[kept.Length];
        RowBlocks.Run(kept.Length, d, parallel, (from, to) =>
        {
            ReadOnlySpan<float> source = rows.Features.Span;
            ReadOnlySpan<int> codes = rows.Labels.Span;
            for (int i = from; i < to; i++)
            {
                source.Slice(kept[i] * d, d).CopyTo(features.AsSpan(i * d, d));
                labels[i] = codes[kept[i]];
            }
        });
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = rows.Weights.Span[kept[i]];
        }

        return rows.WithRows(features, labels, weights);
    }

    private static void Fill(SamplingRun run, RowSource source, Memory<float> rows, Memory<RowOrigin> origins)
    {
        int d = run.Rows.Columns;
        RowBlocks.Run(source.Count, d, run.Parallel, (from, to) => source.Write(from, rows.Span[(from * d)..(to * d)], origins.Span[from..to]));
    }

    private static int Total(SamplingRun run, int rows, IReadOnlyList<RowSource> sources)
    {
        long total = rows + sources.Sum(source => (long)source.Count);
        return total * run.Rows.Columns <= Array.MaxLength
            ? (int)total
            : throw new ResamplingException(ResamplingProblem.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The result would have {total} rows of {run.Rows.Columns} numbers, {total * run.Rows.Columns} in all; an array holds {Array.MaxLength}. Ask for fewer rows, or under-sample the large classes first."));
    }
}
