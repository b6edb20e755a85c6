namespace CollapseGuard.Summaries;

/// <summary>The least or the greatest number of a column, and how far it stands from the others.</summary>
/// <param name="Value">The number; NaN when not kept or when there is none.</param>
/// <param name="Count">Rows that hold exactly this number.</param>
/// <param name="Next">The nearest other number; NaN when there is none.</param>
public readonly record struct ExtremeValue(double Value, long Count, double Next)
{
    /// <summary>Stands where extremes were not kept.</summary>
    public static ExtremeValue NotKept { get; } = new(double.NaN, 0, double.NaN);

    /// <summary>Distance to the nearest other number, at least 0; NaN when there is none.</summary>
    public double Gap => Math.Abs(Next - Value);
}
