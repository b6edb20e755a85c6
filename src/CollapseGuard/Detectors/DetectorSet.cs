using System.Collections;

namespace CollapseGuard.Detectors;

/// <summary>An immutable, ordered set of detectors.</summary>
public sealed class DetectorSet : IReadOnlyList<IDetector>
{
    private readonly IDetector[] detectors;

    /// <summary>Makes a set, ordered by id.</summary>
    /// <param name="detectors">Detectors with distinct ids.</param>
    /// <exception cref="ArgumentException">An id occurs twice.</exception>
    public DetectorSet(IEnumerable<IDetector> detectors)
    {
        ArgumentNullException.ThrowIfNull(detectors);
        this.detectors = [.. detectors.OrderBy(d => d.Descriptor.Id, StringComparer.Ordinal)];
        for (int i = 1; i < this.detectors.Length; i++)
        {
            if (this.detectors[i].Descriptor.Id == this.detectors[i - 1].Descriptor.Id)
            {
                throw new ArgumentException($"Detector {this.detectors[i].Descriptor.Id} occurs twice; ids must be distinct. To change a limit, use Replace.", nameof(detectors));
            }
        }
    }

    /// <summary>The whole catalogue with default limits.</summary>
    public static DetectorSet Default { get; } = new(DetectorCatalog.Default);

    /// <summary>Number of detectors.</summary>
    public int Count => detectors.Length;

    /// <summary>The detector at a place in the order of ids.</summary>
    /// <param name="index">In [0, Count - 1].</param>
    public IDetector this[int index] => detectors[index];

    /// <summary>The same set with the detector of the same id replaced: the way to change a limit.</summary>
    /// <param name="detector">The detector to put in.</param>
    /// <exception cref="ArgumentException">The set has no detector of this id.</exception>
    public DetectorSet Replace(IDetector detector)
    {
        ArgumentNullException.ThrowIfNull(detector);
        string id = detector.Descriptor.Id;
        RequireKnown(id);
        return new DetectorSet(detectors.Select(d => d.Descriptor.Id == id ? detector : d));
    }

    /// <summary>The same set without one detector.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="ArgumentException">The set has no detector of this id.</exception>
    public DetectorSet Without(string id)
    {
        RequireKnown(id);
        return new DetectorSet(detectors.Where(d => d.Descriptor.Id != id));
    }

    /// <summary>The same set with one more detector.</summary>
    /// <param name="detector">A detector with an id that the set does not have yet.</param>
    public DetectorSet Add(IDetector detector) => new(detectors.Append(detector));

    /// <inheritdoc/>
    public IEnumerator<IDetector> GetEnumerator() => ((IEnumerable<IDetector>)detectors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void RequireKnown(string id)
    {
        if (!detectors.Any(d => d.Descriptor.Id == id))
        {
            throw new ArgumentException($"There is no detector {id} in this set; it has {string.Join(", ", detectors.Select(d => d.Descriptor.Id))}.", nameof(id));
        }
    }
}
