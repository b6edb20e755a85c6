using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Sees batches of a single row, and batches that hold the whole data in a run of few steps; informs about the cause.</summary>
/// <remarks>Statistics: median rows of a step; rows of a step over different rows seen, in (0, 1]. Both are normal with a rate to match, so it is never more than a note; small data in one batch, such as a truth table, need no word.</remarks>
/// <param name="options">Limits; the defaults when null.</param>
public sealed class SingleRowBatchesDetector(SingleRowBatchesOptions? options = null) : IDetector
{
    private readonly SingleRowBatchesOptions options = options ?? SingleRowBatchesOptions.Default;

    /// <summary>Id and name.</summary>
    public static DetectorDescriptor Info { get; } = new("CG4036", "SingleRowBatches", "Batches of a single row, or of all rows in a run of few steps.", Severity.Note);

    /// <inheritdoc/>
    public DetectorDescriptor Descriptor => Info;

    /// <inheritdoc/>
    public Verdict Evaluate(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Training is not { BatchSize: > 0, DistinctRows: > 0 } training)
        {
            return Answer.NotHere("No training loop was watched, or its rows are not known.");
        }

        bool isSingle = training.BatchSize <= 1;
        if (training.Steps < options.MinimumSteps || training.DistinctRows < (isSingle ? options.MinimumSteps : options.MinimumRows))
        {
            return Answer.Undecided($"{training.Steps:N0} steps over {training.DistinctRows:N0} different rows; {options.MinimumSteps:N0} steps and {options.MinimumRows:N0} rows are needed to judge the batches.");
        }

        bool isWhole = training.BatchSize >= training.DistinctRows && training.Steps < options.FewSteps;
        return !isSingle && !isWhole ? Answer.Clear : NetworkFindings.Found(
            Info, Info.DefaultSeverity, "batches",
            $"A step sees {training.BatchSize:N0} of n = {training.DistinctRows:N0} rows, in {training.Steps:N0} steps. {(isSingle ? "The gradient of one row is mostly noise, and batch normalization has nothing to normalize by." : "One step an epoch is few: most of the work is spent on one direction.")} Train once with batches of 32.",
            isSingle
                ? new Evidence("rows of a step", training.BatchSize, Expectation.AtLeast, 2, training.DistinctRows)
                : new Evidence("steps with all rows in one batch", training.Steps, Expectation.AtLeast, options.FewSteps, training.DistinctRows));
    }
}

/// <summary>Limits of <see cref="SingleRowBatchesDetector"/>. Immutable.</summary>
public sealed record SingleRowBatchesOptions
{
    /// <summary>The limits in force when none are given.</summary>
    public static SingleRowBatchesOptions Default { get; } = new();

    /// <summary>Steps with all rows in one batch that need no word, at least 1; 200 by default. Source: Masters and Luschi (2018), Revisiting small batch training: 2 to 32 rows a step do best.</summary>
    public long FewSteps { get; init => field = Limit.Rows(value, 1); } = 200;

    /// <summary>Steps needed, at least 2; 10 by default: after one step every batch is all that was seen.</summary>
    public long MinimumSteps { get; init => field = Limit.Rows(value, 2); } = 10;

    /// <summary>Different rows needed, at least 2; 100 by default: fewer fit into one batch.</summary>
    public long MinimumRows { get; init => field = Limit.Rows(value, 2); } = 100;
}
