namespace CollapseGuard.Sql;

/// <summary>Numbers moved to their mean and scaled into [-1, 1] by a power of two, which loses nothing: sums of squares then neither cancel nor overflow.</summary>
internal readonly record struct Shift(double Center, double Scale)
{
    public static Shift Of(in NumberCounts counts)
    {
        double center = double.IsFinite(counts.Mean) ? Math.Clamp(counts.Mean, counts.Minimum, counts.Maximum) : (counts.Minimum / 2) + (counts.Maximum / 2);
        double farthest = Math.Max(counts.Maximum - center, center - counts.Minimum);
        int exponent = farthest > 0 && double.IsFinite(farthest) ? Math.Clamp(Math.ILogB(farthest) + 1, -1000, 1000) : 0;
        return new Shift(center, Math.ScaleB(1, -exponent));
    }

    /// <summary>The shifted number as SQL.</summary>
    public string Apply(SqlDialect dialect, string number)
    {
        string moved = Center == 0 ? number : $"({number} - {dialect.Literal(Center)})";
        return Scale == 1 ? moved : $"({moved} * {dialect.Literal(Scale)})";
    }
}
