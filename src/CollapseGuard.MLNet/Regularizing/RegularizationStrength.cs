namespace CollapseGuard.MLNet.Regularizing;

/// <summary>One point of a path: the values of the knobs that are turned. Immutable.</summary>
public sealed class RegularizationStrength
{
    /// <summary>Makes a strength of named values.</summary>
    /// <param name="settings">At least one; finite values, different names.</param>
    /// <exception cref="ArgumentException">None, a value that is not finite, or a name twice.</exception>
    public RegularizationStrength(params IReadOnlyList<RegularizationSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Count == 0 || settings.Any(s => !double.IsFinite(s.Value)) || settings.Select(s => s.Name).Distinct(StringComparer.Ordinal).Count() < settings.Count)
        {
            throw new ArgumentException($"The settings are '{string.Join(", ", settings)}'; at least one is required, finite and each name once.", nameof(settings));
        }

        Settings = [.. settings];
    }

    /// <summary>The knobs and their values.</summary>
    public IReadOnlyList<RegularizationSetting> Settings { get; }

    /// <summary>L1 penalty; NaN where it is not turned.</summary>
    public double L1 => this["L1"];

    /// <summary>L2 penalty; NaN where it is not turned.</summary>
    public double L2 => this["L2"];

    /// <summary>The value of a knob; NaN where it is not turned.</summary>
    /// <param name="name">Its name.</param>
    public double this[string name] => Settings.Where(s => s.Name == name).Select(s => (double?)s.Value).FirstOrDefault() ?? double.NaN;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Settings);
}
