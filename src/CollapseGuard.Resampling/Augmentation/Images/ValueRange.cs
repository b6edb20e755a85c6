namespace CollapseGuard.Resampling.Augmentation;

/// <summary>The range that the numbers of a pixel lie in.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest, above <paramref name="Low"/>.</param>
/// <exception cref="ArgumentOutOfRangeException">Not finite, or not above the least.</exception>
public readonly record struct ValueRange(float Low, float High)
{
    /// <summary>The least.</summary>
    public float Low { get; } = Amount.Finite(Low, nameof(Low));

    /// <summary>The greatest.</summary>
    public float High { get; } = Amount.Finite(High, nameof(High)) > Low ? High : throw new ArgumentOutOfRangeException(nameof(High), High, FormattableString.Invariant($"High is {High}; it must be above Low, {Low}."));

    /// <summary>[0, 1].</summary>
    public static ValueRange Unit { get; } = new(0, 1);

    /// <summary>[0, 255].</summary>
    public static ValueRange Byte { get; } = new(0, 255);
}
