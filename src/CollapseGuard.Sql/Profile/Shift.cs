using CollapseGuard.Summaries;

namespace CollapseGuard.Sql;

/// <summary>Numbers moved to their mean and scaled into [-1, 1] by a power of two, which loses nothing: sums of squares then neither cancel nor overflow.</summary>
internal readonly record struct Shift(double Center, double Scale)
{
    public static Shift Of(double minimum, double maximum, double mean)
    {
        double center = !(minimum <= maximum) ? 0 : double.IsFinite(mean) ? Math.Clamp(mean, minimum, maximum) : (minimum / 2) + (maximum / 2);
        double farthest = Math.Max(maximum - center, center - minimum);
        int exponent = farthest > 0 && double.IsFinite(farthest) ? Math.Clamp(Math.ILogB(farthest) + 1, -1000, 1000) : 0;
        return new Shift(center, Math.ScaleB(1, -exponent));
    }

    public static Shift Of(in MomentSummary moments) => Of(moments.Minimum, moments.Maximum, moments.Mean);

    /// <summary>Moments of numbers from sums of shifted ones.</summary>
    public MomentSummary Undo(long count, double sum, double squares, double minimum, double maximum) => count == 0 ? MomentSummary.Empty : new MomentSummary(
        count, Center + (sum / count / Scale), Math.Max(0, squares - (sum / count * sum)) / Scale / Scale, minimum, maximum);

    /// <summary>The shifted number as SQL.</summary>
    public string Apply(SqlDialect dialect, string number)
    {
        string moved = Center == 0 ? number : $"({number} - {dialect.Literal(Center)})";
        return Scale == 1 ? moved : $"({moved} * {dialect.Literal(Scale)})";
    }
}
