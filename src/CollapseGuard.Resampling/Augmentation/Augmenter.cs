using System.Globalization;

namespace CollapseGuard.Resampling.Augmentation;

/// <summary>Adds changed copies of rows that keep their meaning, so that a model learns what should not matter. Immutable and free to share between threads.</summary>
/// <remarks>
/// For training rows only: augmented validation rows measure nothing. The inputs are never changed. The same rows and the same
/// <see cref="Seed"/> give the same result on every machine and at any number of threads; copy 1 of a row does not depend on
/// how many <see cref="Copies"/> there are.
/// </remarks>
public abstract partial record Augmenter
{
    private protected Augmenter()
    {
    }

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Changed copies of each row, at least 1. Inside of a chain or a choice it must be 1: the whole is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Copies
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Copies is {value}; it must be at least 1.");
    }
    = 1;

    /// <summary>The chance that a copy is changed, in [0, 1]. A copy that nothing changed is left out, for it would only repeat its row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double Probability
    {
        get;
        init => field = Amount.Share(value, nameof(Probability));
    }
    = 1;

    /// <summary>Names of the classes whose rows are changed; null = all. Cannot be set where labels are numbers to regress on.</summary>
    public IReadOnlyList<string>? Classes
    {
        get;
        init => field = value is null ? null : [.. value];
    }

    /// <summary>Threads at most; -1 = all. Does not change the result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0, or below -1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = value is -1 or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"MaxDegreeOfParallelism is {value}; it must be at least 1, or -1 for all.");
    }
    = -1;

    /// <summary>The augmenter's name in messages.</summary>
    internal string Name => GetType().Name;

    /// <summary>The same with the least strength, which changes nothing; null where it has no strength.</summary>
    internal virtual Augmenter? Weakest => null;

    /// <summary>Whether a row of the result can be made of two rows.</summary>
    internal virtual bool Mixes => false;

    /// <summary>Augments rows with classes.</summary>
    /// <param name="rows">At least one row.</param>
    /// <param name="groups">A group a row, or empty; a changed copy is of the group of its row.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <returns>The input rows first and untouched, then the first copies in the order of their rows, then the second ones.</returns>
    /// <exception cref="ArgumentException">There is not one group a row.</exception>
    /// <exception cref="ResamplingException">The rows and the augmenter do not fit together; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Augmented Apply(LabelledRows rows, ReadOnlyMemory<int> groups = default, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new AugmentationRun(this, new AugmentationRows(rows, default, groups), progress, cancellationToken).Result();
    }

    /// <summary>Augments rows with a number to regress on; <see cref="Mixup"/> mixes it as it mixes the rows.</summary>
    /// <param name="features">n x <paramref name="columns"/>, row-major; NaN = missing.</param>
    /// <param name="columns">Numbers a row, at least 1.</param>
    /// <param name="targets">The number of each row.</param>
    /// <param name="weights">A weight a row, or empty.</param>
    /// <param name="groups">A group a row, or empty; a changed copy is of the group of its row.</param>
    /// <param name="categorical">Columns that hold codes, whole numbers at least 0; null = none.</param>
    /// <param name="progress">Is told how much is done, from 0 to 1, on the calling thread.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <returns>The input rows first and untouched, then the first copies in the order of their rows, then the second ones.</returns>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    /// <exception cref="ResamplingException">The rows and the augmenter do not fit together; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Augmented ApplyToTargets(ReadOnlyMemory<float> features, int columns, ReadOnlyMemory<float> targets, ReadOnlyMemory<float> weights = default, ReadOnlyMemory<int> groups = default, IReadOnlyList<int>? categorical = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        // One class holds all rows, so that one code serves both kinds of label.
        LabelledRows rows = LabelledRows.FromCodes(features, columns, new int[targets.Length], ["row"], weights).WithCategorical(categorical ?? []);
        return new AugmentationRun(this, new AugmentationRows(rows, targets, groups), progress, cancellationToken).Result();
    }

    /// <summary>Checks the rows and learns from them what the change needs.</summary>
    /// <param name="run">The rows, and where to leave notes.</param>
    /// <param name="gate">Which copies are changed, and their random numbers.</param>
    internal abstract AugmentationStep Prepare(AugmentationRun run, StepGate gate);

    /// <summary>The text of a message, the same in every culture.</summary>
    private protected static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
