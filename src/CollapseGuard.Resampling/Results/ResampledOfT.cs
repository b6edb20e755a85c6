namespace CollapseGuard.Resampling;

/// <summary>Resampled arrays: what a trainer takes. Immutable and free to share.</summary>
/// <typeparam name="T">The type of a label.</typeparam>
public sealed class Resampled<T>
{
    internal Resampled(Resampled details, ReadOnlyMemory<T> labels) => (Details, Labels) = (details, labels);

    /// <summary>n x d, row-major.</summary>
    public ReadOnlyMemory<float> Features => Details.Features;

    /// <summary>The label of each row.</summary>
    public ReadOnlyMemory<T> Labels { get; }

    /// <summary>The weight of each row; empty when the input had none.</summary>
    public ReadOnlyMemory<float> Weights => Details.Weights;

    /// <summary>Where each row came from, and the counts of the classes.</summary>
    public Resampled Details { get; }
}
