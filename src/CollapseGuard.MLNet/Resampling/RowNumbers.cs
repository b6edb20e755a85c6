using Microsoft.ML.Data;

namespace CollapseGuard.MLNet.Resampling;

/// <summary>Tells which row of the first pass a row of a later pass is. Free to share between threads.</summary>
/// <remarks>
/// By its id, which ML.NET keeps for a row through every pass and every shuffling. A row's place alone does not do: a source that shuffles
/// gives other rows at the same places, and synthetic features would meet the labels of others.
/// </remarks>
internal sealed class RowNumbers(DataViewRowId[] ids)
{
    private readonly Lazy<Dictionary<DataViewRowId, int>> byId = new(() => Index(ids));

    public int Count => ids.Length;

    public DataViewRowId this[int row] => ids[row];

    /// <summary>The number of a row.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="expected">Its number if the source keeps its order, which most do.</param>
    /// <exception cref="InvalidOperationException">The source gives other rows than in the first pass.</exception>
    public int Of(DataViewRowId id, int expected) =>
        Is(expected, id) ? expected

        // Lists and caches number their rows, which spares the dictionary while they shuffle.
        : id.Low < (ulong)ids.Length && Is((int)id.Low, id) ? (int)id.Low
        : byId.Value.TryGetValue(id, out int row) ? row
        : throw Changed($"a row that was not among the {ids.Length} of the first");

    /// <exception cref="InvalidOperationException">The source ended early.</exception>
    public void RequireAll(int seen)
    {
        if (seen != ids.Length)
        {
            throw Changed($"{seen} rows, the first {ids.Length}");
        }
    }

    private bool Is(int row, DataViewRowId id) => (uint)row < (uint)ids.Length && ids[row].Equals(id);

    private static Dictionary<DataViewRowId, int> Index(DataViewRowId[] ids)
    {
        var index = new Dictionary<DataViewRowId, int>(ids.Length);
        for (int row = 0; row < ids.Length; row++)
        {
            if (!index.TryAdd(ids[row], row))
            {
                throw Changed("rows in another order, and ids that occur twice, so that they cannot be told apart");
            }
        }

        return index;
    }

    private static InvalidOperationException Changed(string what) => new(
        $"The source of the resampled rows gave, in a later pass, {what}. Rows must stay the same between passes: put Data.Cache around the source, or AppendCacheCheckpoint before the step.");
}
