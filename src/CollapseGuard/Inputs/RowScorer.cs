namespace CollapseGuard;

/// <summary>Any model, given as a function from rows to outputs.</summary>
/// <param name="rows">n x <paramref name="columns"/>, row-major; only valid during the call.</param>
/// <param name="columns">Number of feature columns.</param>
/// <param name="outputs">n x m, row-major, to be filled; m is outputs.Length / n and is the same for every call.</param>
public delegate void RowScorer(ReadOnlySpan<float> rows, int columns, Span<float> outputs);
