namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Cuts a series into segments and puts them together in a random order.</summary>
/// <remarks>For classes that depend on what occurs in a series and not on when. Um et al., ICMI 2017; segments as even as whole steps allow, unless <see cref="RandomCuts"/> is set.</remarks>
public sealed record SegmentPermutation : SeriesAugmenter
{
    /// <summary>Segments, at least 1 and at most the steps. 4 as in Um et al.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Segments
    {
        get;
        init => field = Amount.Whole(1, value, nameof(Segments));
    }
    = 4;

    /// <summary>Whether the cuts are drawn, each segment at least one step long.</summary>
    public bool RandomCuts { get; init; }

    internal override Augmenter Weakest => this with { Segments = 1 };

    internal override RowChange Change(AugmentationRows rows)
    {
        int steps = Shape.Steps;
        if (Segments > steps)
        {
            throw new ResamplingException(ResamplingProblem.Shape, $"Segments is {Segments}, but a series has {steps} steps; a segment must have at least 1. Lower Segments.");
        }

        return (from, to, ref random, ref _) =>
        {
            int[] cuts = Cuts(steps, ref random);
            int[] order = [.. Enumerable.Range(0, Segments)];
            Shuffle(order, order.Length, ref random);
            int written = 0;
            foreach (int segment in order)
            {
                ReadOnlySpan<float> part = from[(cuts[segment] * Shape.Channels)..(cuts[segment + 1] * Shape.Channels)];
                part.CopyTo(to[written..]);
                written += part.Length;
            }
        };
    }

    /// <summary>Where each segment starts, and the end.</summary>
    private int[] Cuts(int steps, ref RowRandom random)
    {
        if (!RandomCuts)
        {
            return [.. Enumerable.Range(0, Segments + 1).Select(i => (int)((long)i * steps / Segments))];
        }

        // A random choice of the places between steps.
        int[] places = [.. Enumerable.Range(1, steps - 1)];
        Shuffle(places, Segments - 1, ref random);
        return [0, .. places[..(Segments - 1)].Order(), steps];
    }

    /// <summary>Draws the first few numbers (Fisher and Yates).</summary>
    private static void Shuffle(int[] numbers, int count, ref RowRandom random)
    {
        for (int i = 0; i < count; i++)
        {
            int j = i + random.Below(numbers.Length - i);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }
    }
}
