namespace CollapseGuard.MLNet.Splitting;

/// <summary>Which part each row of a view belongs to. Immutable.</summary>
internal sealed class RowParts
{
    private readonly int[] partOfRow;
    private readonly int[] counts;

    public RowParts(int[] partOfRow, int parts)
    {
        this.partOfRow = partOfRow;
        counts = new int[parts];
        foreach (int part in partOfRow)
        {
            counts[part]++;
        }
    }

    /// <summary>Rows of all parts.</summary>
    public int Rows => partOfRow.Length;

    /// <summary>Number of parts.</summary>
    public int Parts => counts.Length;

    /// <summary>The part of a row.</summary>
    public int this[int row] => partOfRow[row];

    /// <summary>Rows of a part.</summary>
    public int Count(int part) => counts[part];

    /// <summary>Rows of each stratum in each part, parts x strata, row-major.</summary>
    public int[] Table(Strata strata)
    {
        var table = new int[Parts * strata.Count];
        for (int row = 0; row < Rows; row++)
        {
            table[(partOfRow[row] * strata.Count) + strata.OfRow[row]]++;
        }

        return table;
    }
}
