namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Rows with their changed copies, and where each came from. Immutable and free to share.</summary>
/// <remarks>The input rows come first and untouched; changed copies follow, the first copies of all rows in the order of the rows, then the second ones.</remarks>
public sealed class Augmented
{
    private readonly ReadOnlyMemory<int> labels;

    internal Augmented(AugmentationRows input, ReadOnlyMemory<float> features, ReadOnlyMemory<RowOrigin> origins, IReadOnlyList<string> notes)
    {
        LabelledRows rows = input.Labelled;
        (Features, Origins, Notes, Columns, OriginalCount) = (features, origins, notes, rows.Columns, rows.Count);
        Targets = Follow(input.Targets, Mixed);
        Groups = Follow(input.Groups, First);
        labels = Follow(rows.Labels, First);
        Rows = rows.WithRows(features, labels, Follow(rows.Weights, First));
        IsRegression = input.IsRegression;
    }

    /// <summary>Number of rows, originals included.</summary>
    public int Count => OriginalCount + Origins.Length;

    /// <summary>Number of input rows, which come first.</summary>
    public int OriginalCount { get; }

    /// <summary>Numbers a row.</summary>
    public int Columns { get; }

    /// <summary>n x <see cref="Columns"/>, row-major.</summary>
    public ReadOnlyMemory<float> Features { get; }

    /// <summary>The class of each row, a code into <see cref="ClassNames"/>: a changed copy has that of its row, a mixed one that of the row with the larger share. Empty where labels are numbers.</summary>
    public ReadOnlyMemory<int> Labels => IsRegression ? default : labels;

    /// <summary>The name of each class; empty where labels are numbers.</summary>
    public IReadOnlyList<string> ClassNames => IsRegression ? [] : Rows.ClassNames;

    /// <summary>The number of each row, mixed where the rows are; empty where labels are classes.</summary>
    public ReadOnlyMemory<float> Targets { get; }

    /// <summary>The weight of each row, that of the row it is a copy of; empty when the input had none.</summary>
    public ReadOnlyMemory<float> Weights => Rows.Weights;

    /// <summary>The group of each row, that of the row it is a copy of; empty when the input had none.</summary>
    public ReadOnlyMemory<int> Groups { get; }

    /// <summary>What each added row was made of: entry i is that of row <see cref="OriginalCount"/> + i. A mixed row is first + step (second - first), step in [0, 1/2]; else first = second.</summary>
    public ReadOnlyMemory<RowOrigin> Origins { get; }

    /// <summary>What was done otherwise than asked, and why; empty when all went to plan.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The rows with the columns, classes and weights of the input; with targets they are all of one class.</summary>
    internal LabelledRows Rows { get; }

    private bool IsRegression { get; }

    /// <summary>The rows with hard labels, for a sampler or another augmenter.</summary>
    /// <exception cref="InvalidOperationException">Labels are numbers.</exception>
    public LabelledRows ToLabelledRows() => IsRegression ? throw NoClasses() : Rows;

    /// <summary>Shares of the classes in each row, n x k, row-major; rows sum to 1. A row that was not mixed has a single 1.</summary>
    /// <exception cref="InvalidOperationException">Labels are numbers.</exception>
    public float[] SoftLabels()
    {
        if (IsRegression)
        {
            throw NoClasses();
        }

        ReadOnlySpan<int> codes = labels.Span;
        int k = Rows.ClassNames.Count;
        var shares = new float[checked(Count * k)];
        for (int row = 0; row < Count; row++)
        {
            RowOrigin origin = row < OriginalCount ? default : Origins.Span[row - OriginalCount];
            shares[(row * k) + codes[row]] = 1 - origin.Step;
            if (origin.Step > 0)
            {
                // The same class twice: the shares sum to one again.
                shares[(row * k) + codes[origin.Second]] += origin.Step;
            }
        }

        return shares;
    }

    /// <summary>The rows for a trainer that takes one class a row: a row mixed of two classes comes twice, with each class once, weighted by its share.</summary>
    /// <remarks>Of any loss that is linear in the label (cross-entropy, logistic) and weighted, the two copies together cost what the soft label costs.</remarks>
    /// <exception cref="InvalidOperationException">Labels are numbers, which are mixed in <see cref="Targets"/>.</exception>
    /// <exception cref="ResamplingException">More rows than an array holds.</exception>
    public WeightedCopies ToWeightedCopies() => IsRegression ? throw NoClasses() : WeightedCopies.Of(this);

    /// <summary>One class a row, for a trainer that takes neither soft labels nor weights: a row mixed of two classes has one of them, drawn by its share.</summary>
    /// <param name="seed">Seed of the draws.</param>
    /// <remarks>The cost is that of the soft labels in the mean over draws, with more noise than <see cref="ToWeightedCopies"/>.</remarks>
    /// <exception cref="InvalidOperationException">Labels are numbers, which are mixed in <see cref="Targets"/>.</exception>
    public int[] DrawnLabels(int seed)
    {
        int[] drawn = IsRegression ? throw NoClasses() : labels.ToArray();
        var random = new CounterRandom(seed, AugmentationRun.LabelStream);
        for (int i = 0; i < Origins.Length; i++)
        {
            RowOrigin origin = Origins.Span[i];
            drawn[OriginalCount + i] = labels.Span[random.Unit(i) < origin.Step ? origin.Second : origin.First];
        }

        return drawn;
    }

    private static InvalidOperationException NoClasses() => new("These rows have numbers to regress on and no classes; use Targets.");

    private static T First<T>(ReadOnlySpan<T> of, RowOrigin origin) => of[origin.First];

    private static float Mixed(ReadOnlySpan<float> of, RowOrigin origin) => origin.Step == 0
        ? of[origin.First]
        : (float)(of[origin.First] + (origin.Step * ((double)of[origin.Second] - of[origin.First])));

    private T[] Follow<T>(ReadOnlyMemory<T> given, Func<ReadOnlySpan<T>, RowOrigin, T> added)
    {
        if (given.IsEmpty)
        {
            return [];
        }

        var all = new T[Count];
        given.Span.CopyTo(all);
        for (int i = 0; i < Origins.Length; i++)
        {
            all[OriginalCount + i] = added(given.Span, Origins.Span[i]);
        }

        return all;
    }
}
