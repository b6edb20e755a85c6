namespace CollapseGuard.Summaries;

/// <summary>How far the values of one column lie apart in two tables.</summary>
/// <param name="Name">The column.</param>
/// <param name="Kind">How its values are read.</param>
/// <param name="Distance">Greatest distance of the two distribution functions (Kolmogorov-Smirnov) for numbers, total variation for categories, in [0, 1]; NaN when one side has no value.</param>
/// <param name="DistanceError">Bound on the error that sketches add to it; 0 when exact.</param>
/// <param name="PValue">Probability of such a distance when both are draws of one distribution with independent rows; NaN when not computed.</param>
/// <param name="MissingChange">Share of missing rows here minus share there, in [-1, 1].</param>
/// <param name="ReferenceRows">Present rows of the reference table.</param>
/// <param name="Rows">Present rows of the table compared with it.</param>
public sealed record ColumnDrift(string Name, ColumnKind Kind, double Distance, double DistanceError, double PValue, double MissingChange, long ReferenceRows, long Rows);
