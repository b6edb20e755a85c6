using CollapseGuard.Observations;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Observations;

/// <summary>A table with all that can be wrong with one: missing, NaN, infinity, copies, categories.</summary>
internal static class DrawnBlocks
{
    public static IReadOnlyList<DataColumn> Columns { get; } =
    [
        new("x", ColumnKind.Number), new("wave", ColumnKind.Number), new("holes", ColumnKind.Number), new("count", ColumnKind.Number),
        new("color", ColumnKind.Category), new("label", ColumnKind.Number),
    ];

    public static IEnumerable<DataBlock> Draw(int rows, int blockRows, int seed = 1)
    {
        var random = new Random(seed);
        for (int first = 0; first < rows; first += blockRows)
        {
            var block = new DataBlock(Columns, blockRows) { RowCount = Math.Min(blockRows, rows - first) };
            for (int i = 0; i < block.RowCount; i++)
            {
                double x = Math.Round((random.NextDouble() * 1e4) - 3e3, 3);
                block.Numbers(0)[i] = x;
                block.Numbers(1)[i] = 1e6 + Math.Sin(x) + (1e-3 * random.NextDouble());
                block.Numbers(2)[i] = random.Next(6) switch { 0 => MissingNumber.Value, 1 => double.NaN, 2 => double.NegativeInfinity, _ => x * random.NextDouble() };
                block.Numbers(3)[i] = random.Next(4);
                block.Texts(4)[i] = random.Next(5) is var c && c == 0 ? null : "c" + c;
                block.Numbers(5)[i] = random.Next(3);
            }

            yield return block;
        }
    }

    public static DataAccumulator Accumulate(IEnumerable<DataBlock> blocks, DataObservationOptions? options = null)
    {
        var seen = new DataAccumulator(Columns, "label", options);
        foreach (DataBlock block in blocks)
        {
            seen.Add(block);
        }

        return seen;
    }
}
