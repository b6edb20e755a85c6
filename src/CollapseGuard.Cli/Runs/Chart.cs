using System.Text;

namespace CollapseGuard.Cli.Runs;

/// <summary>Courses as lines of blocks over a common axis of steps.</summary>
/// <param name="FirstStep">Left end.</param>
/// <param name="LastStep">Right end.</param>
/// <param name="Columns">Characters.</param>
/// <param name="Glyphs">From low to high, eight of them.</param>
internal sealed record Chart(long FirstStep, long LastStep, int Columns, string Glyphs)
{
    public const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>For outputs that cannot show blocks.</summary>
    public const string Ascii = "_.:-=+*#";

    /// <summary>Stands where a number was NaN or infinite.</summary>
    public const char NonFinite = '!';

    /// <summary>The mark of the alarm, beneath the charts.</summary>
    public char Mark => Glyphs == Blocks ? '▲' : '^';

    /// <summary>The chart for a run; short runs have a column a step.</summary>
    public static Chart Of(RunHistory run, int columns, string glyphs) =>
        new(run.FirstStep, run.LastStep, (int)Math.Clamp(run.LastStep - run.FirstStep + 1, 1, columns), glyphs);

    /// <summary>The glyphs that an output can show.</summary>
    public static string GlyphsFor(Encoding encoding) => encoding.GetString(encoding.GetBytes(Blocks)) == Blocks ? Blocks : Ascii;

    /// <summary>Draws a course; a column without an observation repeats the one before it.</summary>
    public string Draw(Course course, Scale scale)
    {
        Stretch[] cells = [.. Enumerable.Range(0, Columns).Select(c => course.Between(StartOf(c), StartOf(c + 1)))];
        int last = Array.FindLastIndex(cells, c => c.Count + c.NonFiniteCount > 0);
        var line = new StringBuilder(Columns);
        char glyph = ' ';
        for (int i = 0; i <= last; i++)
        {
            glyph = cells[i] switch
            {
                { NonFiniteCount: > 0 } => NonFinite,
                { Count: > 0 } cell => Glyphs[(int)Math.Min(7, 8 * scale.Of(cell.Mean))],
                _ => glyph,
            };
            line.Append(glyph);
        }

        return line.ToString();
    }

    /// <summary>A line that marks a step.</summary>
    public string MarkAt(long step)
    {
        double share = (double)(step - FirstStep) / Math.Max(1, LastStep - FirstStep + 1);
        return new string(' ', Math.Clamp((int)(share * Columns), 0, Columns - 1)) + Mark;
    }

    private double StartOf(int column) => FirstStep + (column * (LastStep - FirstStep + 1.0) / Columns);
}

/// <summary>From a number to the height of a bar.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest.</param>
/// <param name="IsLog">True when heights are orders of magnitude.</param>
internal readonly record struct Scale(double From, double To, bool IsLog)
{
    private const double WideRange = 100;

    /// <summary>Shares of 1.</summary>
    public static Scale Share { get; } = new(0, 1, false);

    /// <summary>From the least to the greatest; by orders of magnitude when they lie far apart.</summary>
    public static Scale Of(Course course) => Of(course.Least, course.Greatest);

    /// <summary>From 0 to the greatest, at least 1.</summary>
    public static Scale FromZero(Course course) => new(0, Math.Max(1, course.Greatest), false);

    /// <summary>By orders of magnitude, over several courses; 0 is the lowest.</summary>
    public static Scale Magnitude(IEnumerable<Course> courses)
    {
        double[] positive = [.. courses.SelectMany(c => c.Windows).Where(w => w.Window.Count > 0).Select(w => w.Window.Mean).Where(m => m > 0)];
        return positive.Length == 0 ? new Scale(0, 1, false) : new Scale(positive.Min() / 2, positive.Max(), true);
    }

    /// <summary>The height in [0, 1]; a half when all are equal.</summary>
    public double Of(double value)
    {
        (double low, double high, double at) = IsLog ? (Math.Log(From), Math.Log(To), value > 0 ? Math.Log(value) : double.NegativeInfinity) : (From, To, value);
        return high > low ? Math.Clamp((at - low) / (high - low), 0, 1) : .5;
    }

    private static Scale Of(double least, double greatest) => new(least, greatest, least > 0 && greatest > WideRange * least);
}
