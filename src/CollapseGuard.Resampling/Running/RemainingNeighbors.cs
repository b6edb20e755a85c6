namespace CollapseGuard.Resampling;

/// <summary>Neighbours of rows among those that are left, while rows are taken out round after round.</summary>
/// <remarks>
/// A list that is longer than needed is found once; rows taken out since are passed over. Only a row whose list runs out is
/// searched for again, among the rows left. The order is that of a new search: by distance, equal ones by row number.
/// Memory: 4 bytes for each row asked for and neighbour kept.
/// </remarks>
/// <param name="neighborhoods">All rows.</param>
/// <param name="length">Neighbours kept of each row.</param>
internal sealed class RemainingNeighbors(Neighborhoods neighborhoods, int length)
{
    private readonly bool[] isGone = new bool[neighborhoods.Count];
    private readonly int[]?[] lists = new int[neighborhoods.Count][];

    /// <summary>Rows left.</summary>
    public int Count { get; private set; } = neighborhoods.Count;

    public bool IsGone(int row) => isGone[row];

    /// <summary>Takes rows out.</summary>
    public void Remove(IReadOnlyList<int> rows)
    {
        foreach (int row in rows)
        {
            isGone[row] = true;
        }

        Count -= rows.Count;
    }

    /// <summary>Asks a question about the nearest remaining neighbours of each row; answers are in the order of the rows.</summary>
    /// <param name="rows">Rows that are left, ascending.</param>
    /// <param name="k">Neighbours that the question is about; fewer than <see cref="Count"/>.</param>
    /// <param name="question">Is given a row and its remaining neighbours, nearest first, k or as many as are known; null = k are needed.</param>
    public bool[] Ask(int[] rows, int k, Func<int, ReadOnlySpan<int>, bool?> question)
    {
        var answers = new bool[rows.Length];
        var open = new List<int>();
        Span<int> near = new int[k];
        for (int i = 0; i < rows.Length; i++)
        {
            if (question(rows[i], Known(rows[i], near)) is { } answer)
            {
                answers[i] = answer;
            }
            else
            {
                open.Add(i);
            }
        }

        if (open.Count > 0)
        {
            Search([.. open.Select(i => rows[i])], Math.Max(k, Math.Min(length, Count - 1)));
            foreach (int i in open)
            {
                answers[i] = question(rows[i], Known(rows[i], near))!.Value;
            }
        }

        return answers;
    }

    private ReadOnlySpan<int> Known(int row, Span<int> near)
    {
        int known = 0;
        foreach (int neighbor in lists[row] ?? [])
        {
            if (!isGone[neighbor])
            {
                near[known++] = neighbor;
                if (known == near.Length)
                {
                    break;
                }
            }
        }

        return near[..known];
    }

    private void Search(int[] rows, int k)
    {
        int[] left = [.. Enumerable.Range(0, isGone.Length).Where(row => !isGone[row])];
        NeighborRows found = neighborhoods.Within(rows, left, k);
        for (int i = 0; i < rows.Length; i++)
        {
            lists[rows[i]] = found[i].ToArray();
        }
    }
}
