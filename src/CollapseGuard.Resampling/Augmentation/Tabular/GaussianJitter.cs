namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Adds normal noise to the numbers of a row, scaled by the standard deviation of each column.</summary>
/// <remarks>
/// For tables. Categorical and constant columns stay as they are, and so do NaN and infinite cells. By default binary columns and
/// columns of whole numbers stay too: a flag or a count with noise is something that never occurs. Training with noise is a
/// Tikhonov penalty on how steep the model is: Bishop, Training with noise is equivalent to Tikhonov regularization, Neural
/// Computation 7 (1995), 108–116.
/// </remarks>
public sealed record GaussianJitter : Augmenter
{
    /// <summary>Standard deviation of the noise, in standard deviations of the column; at least 0. Source: judgement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, NaN or infinite.</exception>
    public double Scale
    {
        get;
        init => field = Amount.AtLeast(0, value, nameof(Scale));
    }
    = .1;

    /// <summary>Whether columns with two values stay as they are.</summary>
    public bool KeepBinary { get; init; } = true;

    /// <summary>Whether columns of whole numbers only stay as they are; set it to false for pixels and other counts of many values.</summary>
    public bool KeepIntegers { get; init; } = true;

    /// <summary>Whether changed numbers are clipped to the range that their column has in the rows.</summary>
    public bool KeepRange { get; init; }

    internal override Augmenter Weakest => this with { Scale = 0 };

    internal override AugmentationStep Prepare(AugmentationRun run, StepGate gate)
    {
        ColumnFacts?[] facts = ColumnFacts.Of(run.Rows);
        double[] width = Array.ConvertAll(facts, Width);
        if (Scale > 0 && width.All(w => w == 0))
        {
            int constant = facts.Count(f => f?.Deviation == 0), categorical = facts.Count(f => f is null);
            run.Note($"{Name} changes nothing: of {facts.Length} columns {constant} are constant, {categorical} are categorical and {facts.Length - constant - categorical} are binary or hold whole numbers only. Set KeepIntegers or KeepBinary to false to change those.");
        }

        return new ChangeStep(gate, (from, to, ref random, ref _) =>
        {
            for (int c = 0; c < from.Length; c++)
            {
                float value = from[c];
                if (width[c] > 0)
                {
                    // Drawn for missing cells too, so that a cell's noise does not depend on its neighbours.
                    float changed = (float)(value + (width[c] * random.Normal()));
                    value = KeepRange && float.IsFinite(value) ? Math.Clamp(changed, facts[c]!.Least, facts[c]!.Greatest) : changed;
                }

                to[c] = value;
            }
        });
    }

    private double Width(ColumnFacts? column) =>
        column is null || (KeepBinary && column.IsBinary) || (KeepIntegers && column.IsWhole) ? 0 : Scale * column.Deviation;
}
