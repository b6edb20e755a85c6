namespace CollapseGuard.Summaries;

/// <summary>How much the outputs answer to one column.</summary>
/// <param name="Name">The column.</param>
/// <param name="Response">Root mean square change over the outputs' spread; 0 = ignored.</param>
/// <param name="IsConstant">True when the column does not vary in these rows, so that nothing can be said.</param>
public readonly record struct ColumnResponse(string Name, double Response, bool IsConstant);
