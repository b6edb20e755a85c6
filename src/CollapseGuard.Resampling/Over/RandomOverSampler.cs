using System.Globalization;

namespace CollapseGuard.Resampling;

/// <summary>Repeats rows of small classes, drawn at random with replacement; with noise added where <see cref="Shrinkage"/> is set.</summary>
/// <remarks>
/// Without noise: any columns, missing values are copied like others. With noise (smoothed bootstrap, ROSE): numeric columns; each
/// gets normal noise with standard deviation shrinkage × h × that of the column in the class, h = (4 / ((d + 2) n))^(1 / (d + 4)), n
/// the number of all rows. Menardi, Torelli: Training and assessing classification rules with imbalanced data, Data Mining and
/// Knowledge Discovery 28 (2014), 92–122; semantics of imbalanced-learn's <c>RandomOverSampler</c>.
/// </remarks>
public sealed record RandomOverSampler : GeneratingSampler
{
    /// <summary>Factor of the noise, at least 0; null = plain copies, unless <see cref="ShrinkageByClass"/> is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double? Shrinkage
    {
        get;
        init => field = value is null || IsFactor(value.Value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"Shrinkage is {value}; it must be at least 0, or null for plain copies."));
    }

    /// <summary>Factor of the noise by class name; a resampled class that it leaves out has <see cref="Shrinkage"/>, which must then be set.</summary>
    /// <exception cref="ArgumentException">A factor is negative, NaN or infinite.</exception>
    public IReadOnlyDictionary<string, double>? ShrinkageByClass
    {
        get;
        init
        {
            foreach ((string name, double factor) in value ?? new Dictionary<string, double>())
            {
                if (!IsFactor(factor))
                {
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The shrinkage of class '{name}' is {factor}; it must be at least 0."), nameof(value));
                }
            }

            field = value is null ? null : new Dictionary<string, double>(value, StringComparer.Ordinal);
        }
    }

    /// <inheritdoc/>
    public override ColumnNeed Needs => IsSmoothed ? ColumnNeed.Numeric : ColumnNeed.Any;

    private bool IsSmoothed => Shrinkage is not null || ShrinkageByClass is not null;

    internal override RowSource Prepare(SamplingRun run, int @class, int count) => IsSmoothed
        ? new SmoothedRows(run, @class, count, ShrinkageOf(run.Rows.ClassNames[@class]))
        : new RepeatedRows(run.Rows, run.RowsByClass[@class], @class, count, run.Random(Draw.Row, @class));

    private static bool IsFactor(double factor) => factor >= 0 && double.IsFinite(factor);

    private double ShrinkageOf(string name) =>
        ShrinkageByClass is not null && ShrinkageByClass.TryGetValue(name, out double factor) ? factor
        : Shrinkage ?? throw new ResamplingException(ResamplingProblem.UnknownClass, $"ShrinkageByClass has no entry for class '{name}', which is resampled; add one, or set Shrinkage for the classes it leaves out.");
}
