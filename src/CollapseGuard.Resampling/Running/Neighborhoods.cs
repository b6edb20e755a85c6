using CollapseGuard.Neighbors;

namespace CollapseGuard.Resampling;

/// <summary>Neighbours of some rows among others: the one place where this package searches.</summary>
/// <remarks>A row is never its own neighbour, a copy of it can be. Nearest first, equal distances by row number.</remarks>
/// <param name="features">All rows, n x d.</param>
/// <param name="columns">Numbers a row.</param>
/// <param name="parallel">Threads, and how to stop.</param>
internal sealed class Neighborhoods(ReadOnlyMemory<float> features, int columns, ParallelOptions parallel)
{
    private NeighborIndex? everyRow;

    /// <summary>Number of all rows.</summary>
    public int Count => features.Length / columns;

    private NeighborIndex EveryRow => everyRow ??= Index(features);

    /// <summary>The k nearest other rows of every row.</summary>
    public NeighborRows All(int k) => Number(EveryRow.SearchSelf(k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), null);

    /// <summary>The k nearest of some rows among themselves, each without itself; neighbours are given by row number.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="k">In [1, rows - 1].</param>
    public NeighborRows Among(int[] rows, int k) =>
        rows.Length == Count ? All(k) : Number(Index(Gather(rows)).SearchSelf(k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), rows);

    /// <summary>The k nearest rows of some rows among all, each without itself.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="k">In [1, n - 1].</param>
    public NeighborRows AmongAll(int[] rows, int k) => rows.Length == Count
        ? All(k)
        : Number(EveryRow.SearchRows(rows, k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), null);

    /// <summary>The k nearest of some rows among others that they are part of, each without itself; neighbours are given by row number.</summary>
    /// <param name="rows">Row numbers to ask for, ascending.</param>
    /// <param name="among">Row numbers to search, ascending; all of <paramref name="rows"/> are in it.</param>
    /// <param name="k">In [1, among - 1].</param>
    public NeighborRows Within(int[] rows, int[] among, int k)
    {
        if (among.Length == Count || rows.Length == among.Length)
        {
            return among.Length == Count ? AmongAll(rows, k) : Among(rows, k);
        }

        int[] places = new int[rows.Length];
        for (int i = 0, place = 0; i < rows.Length; i++, place++)
        {
            while (among[place] != rows[i])
            {
                place++;
            }

            places[i] = place;
        }

        return Number(Index(Gather(among)).SearchRows(places, k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), among);
    }

    /// <summary>The k nearest of some rows among others, a row itself included where it is one of them.</summary>
    /// <param name="rows">Row numbers to ask for.</param>
    /// <param name="among">Row numbers to search, ascending.</param>
    /// <param name="k">In [1, among].</param>
    public NeighborRows Of(int[] rows, int[] among, int k) =>
        Number(Index(Gather(among)).Search(Gather(rows), k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), among);

    /// <summary>The k nearest of some mixed rows among themselves, each without itself: numbers by their squared differences, different categories by a fixed one.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="isCategorical">Which columns hold codes.</param>
    /// <param name="mismatch">The distance of two different categories.</param>
    /// <param name="k">In [1, rows - 1].</param>
    public NeighborRows AmongMixed(int[] rows, bool[] isCategorical, double mismatch, int k)
    {
        int codeColumns = isCategorical.Count(c => c), numeric = columns - codeColumns;
        float[] numbers = GC.AllocateUninitializedArray<float>(rows.Length * numeric);
        int[] codes = GC.AllocateUninitializedArray<int>(rows.Length * codeColumns);
        ReadOnlySpan<float> source = features.Span;
        for (int i = 0, number = 0, code = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<float> row = source.Slice(rows[i] * columns, columns);
            for (int c = 0; c < row.Length; c++)
            {
                if (isCategorical[c])
                {
                    codes[code++] = (int)row[c];
                }
                else
                {
                    numbers[number++] = row[c];
                }
            }
        }

        return Number(NeighborIndex.Mixed(numbers, numeric, codes, codeColumns, mismatch, parallel.CancellationToken).SearchSelf(k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), rows);
    }

    /// <summary>The value-difference metric of all rows, whose columns are all categorical.</summary>
    /// <param name="labels">The class of each row.</param>
    public ValueDifference Metric(ReadOnlySpan<int> labels) => ValueDifference.Of(Codes(features.Span), columns, labels);

    /// <summary>The k nearest of some categorical rows among themselves by the value-difference metric, each without itself.</summary>
    /// <param name="rows">Row numbers, ascending.</param>
    /// <param name="metric">Distances between the categories of each column.</param>
    /// <param name="k">In [1, rows - 1].</param>
    public NeighborRows AmongCategories(int[] rows, ValueDifference metric, int k) =>
        Number(NeighborIndex.ByValueDifference(Codes(Gather(rows)), metric, parallel.CancellationToken).SearchSelf(k, parallel.MaxDegreeOfParallelism, null, parallel.CancellationToken), rows);

    private static int[] Codes(ReadOnlySpan<float> values)
    {
        int[] codes = GC.AllocateUninitializedArray<int>(values.Length);
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = (int)values[i];
        }

        return codes;
    }

    private NeighborIndex Index(ReadOnlyMemory<float> rows) => new(rows, columns, NeighborAlgorithm.Auto, parallel.CancellationToken);

    private static NeighborRows Number(NeighborList found, int[]? rows)
    {
        var result = new NeighborRows(found.QueryCount, found.K);
        for (int i = 0; i < found.QueryCount; i++)
        {
            ReadOnlySpan<Neighbor> neighbors = found[i];
            for (int j = 0; j < neighbors.Length; j++)
            {
                result.Set(i, j, rows is null ? neighbors[j].Index : rows[neighbors[j].Index], neighbors[j].Distance);
            }
        }

        return result;
    }

    private float[] Gather(int[] rows)
    {
        float[] gathered = GC.AllocateUninitializedArray<float>(rows.Length * columns);
        ReadOnlySpan<float> source = features.Span;
        for (int i = 0; i < rows.Length; i++)
        {
            source.Slice(rows[i] * columns, columns).CopyTo(gathered.AsSpan(i * columns, columns));
        }

        return gathered;
    }
}
