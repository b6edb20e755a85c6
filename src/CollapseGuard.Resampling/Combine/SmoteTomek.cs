namespace CollapseGuard.Resampling;

/// <summary><see cref="Resampling.Smote"/>, then <see cref="TomekLinks"/> among all classes, new rows included.</summary>
/// <remarks>
/// Batista, Bazzan, Monard: Balancing training data for automated annotation of keywords, 2003. Classes are not of equal size
/// afterwards. Numeric columns, nothing missing.
/// </remarks>
public sealed record SmoteTomek : CombiningSampler
{
    /// <summary>What takes rows out; its strategy is read, by default all classes.</summary>
    public TomekLinks Links
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
    = new() { Strategy = SamplingStrategy.All };

    internal override SelectingSampler Cleaner => Links;
}
