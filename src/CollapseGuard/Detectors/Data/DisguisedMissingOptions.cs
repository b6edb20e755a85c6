namespace CollapseGuard.Detectors;

/// <summary>Which values count as codes for missing ones, and how far they must stand from the others. Immutable.</summary>
/// <remarks>Source of the limits: measured on 48 public tables; they find the zeros of the Pima diabetes study and of an ECG's intervals, and spare counts and normalized columns.</remarks>
public sealed record DisguisedMissingOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static DisguisedMissingOptions Default { get; } = new();

    /// <summary>Numbers that are used for missing ones: 0, -1, and repeated nines by default.</summary>
    public IReadOnlyList<double> Codes { get; init => field = [.. value ?? throw new ArgumentNullException(nameof(Codes))]; } = [0, -1, -9, -99, -999, -9999, -99999, -999999, 99, 999, 9999, 99999, 999999];

    /// <summary>Categories that say "missing", compared without case and outer blanks.</summary>
    public IReadOnlyList<string> Words { get; init => field = [.. value ?? throw new ArgumentNullException(nameof(Words))]; } =
        ["", "?", "-", "--", ".", "na", "n/a", "#n/a", "nan", "nil", "null", "none", "missing", "unknown", "unk", "undefined", "no data", "not available"];

    /// <summary>Rows that must hold a numeric code, at least 1; 5 by default, the least in the Pima study (glucose).</summary>
    public long MinimumCount { get; init => field = Limit.Rows(value, 1); } = 5;

    /// <summary>Share of present rows above which a numeric code counts, in [0, 1]; .005 by default.</summary>
    public double MinimumShare { get; init => field = Limit.In(value, 0, 1); } = .005;

    /// <summary>Share up to which 0 or a high code is suspect, in [0, 1]; .5 by default: what most rows hold is the usual value.</summary>
    public double MaximumShare { get; init => field = Limit.In(value, 0, 1); } = .5;

    /// <summary>Magnitude from which a code can hardly be a measurement among small ones, in [2, 1e9]; 99 by default.</summary>
    public double LargeCode { get; init => field = Limit.In(value, 2, 1e9); } = 99;

    /// <summary>Other values that the column must have before a small code is suspect, at least 2; 10 by default: scales and flags have fewer.</summary>
    public long MinimumValues { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>Gap over the widest of the ten nearest spacings, in [1, 1e6]; 3 by default: the zeros of the Pima study have 3.0 to 26, counts have 1.</summary>
    public double MinimumSpacingRatio { get; init => field = Limit.In(value, 1, 1e6); } = 3;

    /// <summary>Gap over the quartile range of the other rows, in [0, 1e6]; .1 by default: a gap must also be seen at the scale of the column.</summary>
    public double MinimumQuartileRatio { get; init => field = Limit.In(value, 0, 1e6); } = .1;

    /// <summary>Gap over the range of all other values that makes a large code certain, in [1, 1e6]; 3 by default, as far as Tukey's outer fence.</summary>
    public double MinimumRangeRatio { get; init => field = Limit.In(value, 1, 1e6); } = 3;
}
