using System.Globalization;

namespace CollapseGuard.Observations;

/// <summary>Numbers labels 0, 1, 2 and so on in ascending order, the same whatever the order of the rows. Immutable.</summary>
/// <typeparam name="T">int, long, uint, string (ordinal order) or bool; any ordered type works.</typeparam>
public sealed class LabelEncoder<T>
    where T : notnull, IComparable<T>
{
    private readonly Dictionary<T, int> codes;

    /// <summary>Finds the different labels among predictions and truths.</summary>
    /// <param name="predicted">Predicted labels.</param>
    /// <param name="actual">True labels.</param>
    /// <exception cref="ArgumentException">A label is null, or there are more than <see cref="LabelAccumulator.MaximumClasses"/> different ones.</exception>
    public LabelEncoder(ReadOnlySpan<T> predicted, ReadOnlySpan<T> actual)
    {
        HashSet<T> seen = [];
        Collect(predicted, nameof(predicted), seen);
        Collect(actual, nameof(actual), seen);
        T[] labels = [.. seen];
        Array.Sort(labels, typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default);
        codes = new Dictionary<T, int>(labels.Length);
        for (int code = 0; code < labels.Length; code++)
        {
            codes.Add(labels[code], code);
        }

        Labels = labels;
        Classes = [.. labels.Select(label => Convert.ToString(label, CultureInfo.InvariantCulture) ?? "")];
    }

    /// <summary>The labels, ascending; the index is the code.</summary>
    public IReadOnlyList<T> Labels { get; }

    /// <summary>The labels as text, in the order of the codes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Writes the code of each label.</summary>
    /// <param name="labels">Length n.</param>
    /// <param name="into">Length at least n.</param>
    /// <exception cref="ArgumentException">A label was not among those fitted, or <paramref name="into"/> is too short.</exception>
    public void Encode(ReadOnlySpan<T> labels, Span<int> into)
    {
        if (into.Length < labels.Length)
        {
            throw new ArgumentException(BatchShape.Text($"'into' has room for {into.Length} codes; {labels.Length} are needed."), nameof(into));
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is null || !codes.TryGetValue(labels[i], out into[i]))
            {
                throw new ArgumentException(BatchShape.Text($"'labels[{i}]' is '{labels[i]}', which is none of the {codes.Count} fitted labels."), nameof(labels));
            }
        }
    }

    private static void Collect(ReadOnlySpan<T> labels, string name, HashSet<T> seen)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is null)
            {
                throw new ArgumentException(BatchShape.Text($"'{name}[{i}]' is null; every row needs a label. Remove rows without one."), name);
            }

            if (seen.Add(labels[i]) && seen.Count > LabelAccumulator.MaximumClasses)
            {
                throw new ArgumentException(BatchShape.Text($"'{name}[{i}]' is label number {seen.Count}; at most {LabelAccumulator.MaximumClasses} different labels are kept. Are these numbers rather than labels? Then check a regression."), name);
            }
        }
    }
}
