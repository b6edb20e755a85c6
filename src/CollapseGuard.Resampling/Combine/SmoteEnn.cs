namespace CollapseGuard.Resampling;

/// <summary><see cref="Resampling.Smote"/>, then <see cref="EditedNearestNeighbours"/> on all classes, new rows included.</summary>
/// <remarks>
/// Batista, Prati, Monard: A study of the behavior of several methods for balancing machine learning training data, 2004. Classes are
/// not of equal size afterwards. Numeric columns, nothing missing.
/// </remarks>
public sealed record SmoteEnn : CombiningSampler
{
    /// <summary>What takes rows out; its strategy is read, by default all classes.</summary>
    public EditedNearestNeighbours Editing
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }
    = new() { Strategy = SamplingStrategy.All };

    internal override SelectingSampler Cleaner => Editing;
}
