using CollapseGuard.Statistics.LinearAlgebra;

namespace CollapseGuard.Probes.Signal;

/// <summary>Standardized numeric columns.</summary>
/// <param name="Columns">d x n: one row a column.</param>
/// <param name="Names">Name of each column.</param>
/// <param name="Found">Columns before the limit on their number.</param>
internal sealed record EncodedFeatures(FloatMatrix Columns, IReadOnlyList<string> Names, int Found)
{
    public int Count => Columns.Rows;

    public int RowCount => Columns.Columns;
}
