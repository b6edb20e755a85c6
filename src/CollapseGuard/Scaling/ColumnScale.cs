namespace CollapseGuard.Scaling;

/// <summary>What was learned about one column: x becomes (x - <paramref name="Offset"/>) / <paramref name="Scale"/>, or for <see cref="ScalingKind.Log"/> sign(x) ln(1 + |x| / <paramref name="Scale"/>).</summary>
/// <param name="Name">The column's name in the fitted table; <c>x0</c>, <c>x1</c>, … where rows were given without names.</param>
/// <param name="Offset">What is subtracted, in the column's unit; 0 for <see cref="ScalingKind.Log"/>.</param>
/// <param name="Scale">What divides, in the column's unit; positive and finite.</param>
/// <param name="Count">How many numbers (missing ones left out) it was fitted on.</param>
/// <param name="Note">What was out of the ordinary.</param>
public sealed record ColumnScale(string Name, double Offset, double Scale, long Count, ScalingNote Note);
