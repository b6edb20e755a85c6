using System.Globalization;

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>One call of an augmenter: decides which copies there are, makes them on all threads, and lays out the result.</summary>
internal sealed class AugmentationRun(Augmenter augmenter, AugmentationRows rows, IProgress<double>? progress, CancellationToken cancellationToken)
{
    // Numbers made between two reports of progress.
    private const int NumbersBetweenReports = 1 << 22;

    // Keeps the numbers apart from those that a sampler of the same seed draws.
    private const int Stream = 0x41554721;

    /// <summary>The stream that labels of mixed rows are drawn from.</summary>
    public const int LabelStream = Stream + 1;

    private readonly List<string> notes = [];

    public AugmentationRows Rows => rows;

    /// <summary>Says that something was done otherwise than asked.</summary>
    public void Note(string note)
    {
        if (!notes.Contains(note))
        {
            notes.Add(note);
        }
    }

    /// <summary>The prepared parts of a whole; each draws from a stream of its own, equal parts too.</summary>
    public AugmentationStep[] Parts(IReadOnlyList<Augmenter> parts, StepGate whole) =>
        [.. parts.Select((part, i) => part.Prepare(this, Gate(part, new CounterRandom((int)whole.Stream.Bits(-1 - i), part.Seed))))];

    public Augmented Result()
    {
        if (rows.Count == 0)
        {
            throw new ResamplingException(ResamplingProblem.TooFewRows, $"There are no rows; {augmenter.Name} needs at least 1.");
        }

        Report(0);
        AugmentationStep step = augmenter.Prepare(this, Gate(augmenter, new CounterRandom(augmenter.Seed, Stream)));
        CopyPlace[] copies = Copies(step);
        int n = rows.Count, d = rows.Columns;
        float[] features = GC.AllocateUninitializedArray<float>((n + copies.Length) * d);
        var origins = new RowOrigin[copies.Length];
        rows.Labelled.Features.Span.CopyTo(features);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = augmenter.MaxDegreeOfParallelism, CancellationToken = cancellationToken };
        int slice = Math.Max(1, NumbersBetweenReports / d);
        for (int start = 0; start < copies.Length; start += slice)
        {
            Report(.1 + (.9 * start / copies.Length));
            int first = start;
            RowBlocks.Run(Math.Min(slice, copies.Length - start), d, parallel, (from, to) =>
            {
                for (int i = first + from; i < first + to; i++)
                {
                    origins[i] = new RowOrigin(copies[i].Row, copies[i].Row, 0);
                    step.Apply(copies[i], rows.Row(copies[i].Row), features.AsSpan((n + i) * d, d), ref origins[i]);
                }
            });
        }

        Report(1);
        return new Augmented(rows, features, origins, [.. notes]);
    }

    /// <summary>The copies that will be changed, round after round.</summary>
    private CopyPlace[] Copies(AugmentationStep step)
    {
        ReadOnlySpan<int> labels = rows.Labelled.Labels.Span;
        var copies = new List<CopyPlace>();
        long greatest = (Array.MaxLength / rows.Columns) - rows.Count;
        for (int round = 0; round < augmenter.Copies; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int row = 0; row < rows.Count; row++)
            {
                var place = new CopyPlace(row, labels[row], ((long)round * rows.Count) + row);
                if (step.Changes(place))
                {
                    copies.Add(place);
                }
            }

            if (copies.Count > greatest)
            {
                throw new ResamplingException(ResamplingProblem.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The result would have more than {rows.Count + greatest} rows of {rows.Columns} numbers; an array holds {Array.MaxLength} numbers. Copies is {augmenter.Copies}: ask for fewer, or lower Probability."));
            }
        }

        return [.. copies];
    }

    private StepGate Gate(Augmenter part, CounterRandom stream)
    {
        if (part.Classes is null)
        {
            return new StepGate(null, part.Probability, stream);
        }

        if (rows.IsRegression)
        {
            throw new ResamplingException(ResamplingProblem.UnknownClass, $"{part.Name}.Classes is set, but these rows have numbers to regress on and no classes. Leave it null.");
        }

        IReadOnlyList<string> names = rows.Labelled.ClassNames;
        var classes = new bool[names.Count];
        foreach (string name in part.Classes)
        {
            int code = names.TakeWhile(known => known != name).Count();
            classes[code < names.Count ? code : throw new ResamplingException(ResamplingProblem.UnknownClass, $"{part.Name}.Classes names '{name}'; the classes are {ClassTable.List(names)}.")] = true;
        }

        return new StepGate(classes, part.Probability, stream);
    }

    private void Report(double fraction)
    {
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(fraction);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
