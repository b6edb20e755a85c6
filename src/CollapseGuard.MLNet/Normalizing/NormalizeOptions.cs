using CollapseGuard.Detectors;

namespace CollapseGuard.MLNet.Normalizing;

/// <summary>How columns are normalized and audited. Immutable; change with <c>with</c>.</summary>
public sealed record NormalizeOptions
{
    /// <summary>What is done when nothing is asked: each slot its own method, centred, to unit variance.</summary>
    public static NormalizeOptions Default { get; } = new();

    /// <summary>One method for all slots, or Automatic (the default).</summary>
    public NormalizationMethod Method { get; init => field = Known(value); }

    /// <summary>What Automatic, Robust and Log aim at; unit variance by default. Standardize and MinMax have their own.</summary>
    public NormalizationTarget Target { get; init => field = Known(value); }

    /// <summary>True: slots in which 0 occurs are divided and not shifted, so that sparse vectors stay sparse. False by default: they are centred, which makes sparse vectors dense.</summary>
    public bool KeepSparse { get; init; }

    /// <summary>|mean|/sd above which a slot is called off-centre, in [1, 1e9]; 10 by default: scaling without centring leaves a tenth of the wanted spread.</summary>
    /// <remarks>Source: <see cref="OffCentreColumnOptions"/>.</remarks>
    public double MaximumOffCentreRatio { get; init => field = In(value, 1, 1e9, nameof(MaximumOffCentreRatio)); } = OffCentreColumnOptions.Default.MaximumRatio;

    /// <summary>(q99 - q01)/(max - min) below which outliers are said to stretch a slot, in [0, 1]; .05 by default.</summary>
    /// <remarks>Source: <see cref="ExtremeOutlierOptions"/>.</remarks>
    public double MinimumCentralShare { get; init => field = In(value, 0, 1, nameof(MinimumCentralShare)); } = ExtremeOutlierOptions.Default.MinimumShare;

    /// <summary>q99/median of the magnitudes that are not 0 above which a tail is called heavy, in [1, 1e9]; 10 by default.</summary>
    /// <remarks>Uniform numbers have 2.0, normal ones 3.8, exponential ones 6.6, log-normal ones of unit sigma 10.2. Source of the limit: judgement.</remarks>
    public double MaximumTailRatio { get; init => field = In(value, 1, 1e9, nameof(MaximumTailRatio)); } = 10;

    /// <summary>Rows kept for quantiles, at least 101; 50,000 by default. Counts, extremes and moments are of all rows.</summary>
    public int MaximumSampledRows { get; init => field = AtLeast(value, 101, nameof(MaximumSampledRows)); } = 50_000;

    /// <summary>Numbers kept for quantiles over all slots of a column, at least 10,000; 8,000,000 (32 MB) by default. Wide columns keep fewer rows, never fewer than 101.</summary>
    public int MaximumSampledCells { get; init => field = AtLeast(value, 10_000, nameof(MaximumSampledCells)); } = 8_000_000;

    /// <summary>Seed of the choice of sampled rows; matters only where there are more rows than are kept.</summary>
    public int Seed { get; init; } = 1;

    private static T Known<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(typeof(T).Name, value, $"{value} is not one of {string.Join(", ", Enum.GetNames<T>())}.");

    private static double In(double value, double low, double high, string name) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"'{name}' is {value}; it must be in [{low}, {high}]."));

    private static int AtLeast(int value, int low, string name) => value >= low
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"'{name}' is {value}; it must be at least {low}."));
}
