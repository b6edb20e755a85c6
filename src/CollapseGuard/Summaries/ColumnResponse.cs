namespace CollapseGuard.Summaries;

/// <summary>How much the outputs answer to one column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Response">Root mean square change when the column alone is permuted, over the spread of the output that answers most; 0 = ignored.</param>
/// <param name="IsConstant">True when the column does not vary in these rows, so that nothing can be said.</param>
public readonly record struct ColumnResponse(string Name, double Response, bool IsConstant);
