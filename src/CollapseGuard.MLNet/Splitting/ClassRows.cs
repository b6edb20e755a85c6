namespace CollapseGuard.MLNet.Splitting;

/// <summary>How many rows of one stratum lie on each side.</summary>
/// <param name="Name">The class, the range of a bin of numeric labels, or <c>(missing)</c>.</param>
/// <param name="TrainRows">Rows for training.</param>
/// <param name="TestRows">Rows held out.</param>
public sealed record ClassRows(string Name, int TrainRows, int TestRows);
