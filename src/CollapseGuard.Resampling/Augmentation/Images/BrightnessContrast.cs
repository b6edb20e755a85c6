using System.Globalization;

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Makes an image brighter or darker, and its differences stronger or weaker.</summary>
/// <remarks>A number becomes mean + contrast (number - mean) + brightness, with the mean of the image over all channels, and is clipped to the <see cref="Range"/>.</remarks>
public sealed record BrightnessContrast : ImageAugmenter
{
    /// <summary>Brightness at most, either way, as a share of the width of the range; at least 0. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double MaxBrightness
    {
        get;
        init => field = Amount.AtLeast(0, value, nameof(MaxBrightness));
    }
    = .2;

    /// <summary>How far the factor of contrast is from 1 at most, in [0, 1]. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double MaxContrast
    {
        get;
        init => field = Amount.Share(value, nameof(MaxContrast));
    }
    = .2;

    /// <summary>The range of the numbers, which must hold of the input too; null = no limits, and brightness is in the numbers' own unit.</summary>
    public ValueRange? Range { get; init; } = ValueRange.Unit;

    internal override Augmenter Weakest => this with { MaxBrightness = 0, MaxContrast = 0 };

    internal override RowChange Change(AugmentationRows rows)
    {
        RequireRange(rows);
        double width = Range is { } range ? (double)range.High - range.Low : 1;
        return (from, to, ref random, ref _) =>
        {
            double brightness = random.Symmetric(MaxBrightness) * width, contrast = 1 + random.Symmetric(MaxContrast), mean = 0;
            foreach (float value in from)
            {
                mean += value;
            }

            mean /= from.Length;
            for (int i = 0; i < from.Length; i++)
            {
                // The number and what is added to it, so that no change leaves it to the last bit.
                float value = (float)(from[i] + ((contrast - 1) * (from[i] - mean)) + brightness);
                to[i] = Range is { } limits ? Math.Clamp(value, limits.Low, limits.High) : value;
            }
        };
    }

    private void RequireRange(AugmentationRows rows)
    {
        if (Range is not { } range)
        {
            return;
        }

        ReadOnlySpan<float> values = rows.Labelled.Features.Span;
        int outside = values.IndexOfAnyExceptInRange(range.Low, range.High);
        if (outside >= 0)
        {
            throw new ResamplingException(ResamplingProblem.Shape, string.Create(CultureInfo.InvariantCulture, $"Row {outside / rows.Columns} holds {values[outside]} at number {outside % rows.Columns}, but {Name}.Range is [{range.Low}, {range.High}]. Set Range to that of the pixels (ValueRange.Byte for 0 to 255), or to null for numbers without limits."));
        }
    }
}
