namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Mixes a row with another one, and their labels in the same shares.</summary>
/// <remarks>
/// For tables, series and images alike. The share is drawn from Beta(<see cref="Alpha"/>, <see cref="Alpha"/>), the partner from all rows
/// (or those of the class). The larger share is the row's own, so that its hard label, weight and group are those of its row; as
/// Beta is symmetric and pairs are drawn both ways, this leaves the mixtures as they are. Cells that are categorical, or not finite in either
/// row, stay as they are in the row. Labels: <see cref="Augmented.SoftLabels"/>, <see cref="Augmented.ToWeightedCopies"/>,
/// <see cref="Augmented.Targets"/>. Zhang, Cisse, Dauphin, Lopez-Paz: mixup: Beyond empirical risk minimization, ICLR 2018.
/// </remarks>
public sealed record Mixup : Augmenter
{
    /// <summary>Both parameters of the Beta distribution, at least 0: small = hardly mixed, 1 = any share alike, 0 = not mixed. 0.2 is within the [0.1, 0.4] that its authors advise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double Alpha
    {
        get;
        init => field = Amount.AtLeast(0, value, nameof(Alpha));
    }
    = .2;

    /// <summary>Whether partners are of the row's own class, so that labels stay hard.</summary>
    public bool WithinClass { get; init; }

    internal override bool Mixes => true;

    internal override Augmenter Weakest => this with { Alpha = 0 };

    internal override AugmentationStep Prepare(AugmentationRun run, StepGate gate)
    {
        AugmentationRows rows = run.Rows;
        if (WithinClass && rows.IsRegression)
        {
            throw new ResamplingException(ResamplingProblem.UnknownClass, $"{Name}.WithinClass is set, but these rows have numbers to regress on and no classes. Set it to false.");
        }

        bool[] numeric = rows.Numeric();
        int[][]? byClass = WithinClass ? rows.Labelled.RowsByClass() : null;
        return new ChangeStep(gate, (from, to, ref random, ref origin) =>
        {
            int[]? candidates = byClass?[rows.Labelled.Labels.Span[origin.First]];
            int partner = candidates is null ? random.Below(rows.Count) : candidates[random.Below(candidates.Length)];
            double own = BetaNumbers.Symmetric(Alpha, ref random);
            float step = (float)Math.Min(own, 1 - own);
            origin = new RowOrigin(origin.First, step == 0 ? origin.First : partner, step);
            ReadOnlySpan<float> other = rows.Row(partner);
            for (int c = 0; c < from.Length; c++)
            {
                bool mixed = numeric[c] && float.IsFinite(from[c]) && float.IsFinite(other[c]);
                to[c] = mixed ? (float)(from[c] + (step * ((double)other[c] - from[c]))) : from[c];
            }
        });
    }
}
