namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>A fitted tree ensemble by its number of trees: the learning curve that the trainer does not report. Immutable.</summary>
/// <remarks>
/// A boosted ensemble is a sum over trees, so that its first k trees are what training had reached by then. A forest is a mean: its first k trees are a forest of k trees.
/// Each row's sum over all trees is compared with the model's own score; rows on which they differ by more than 1e-4 of the scores' spread are left out.
/// </remarks>
public sealed record TreeCourse
{
    /// <summary>Trees of the ensemble; of a multiclass model, rounds of one tree for each class.</summary>
    public required int TreeCount { get; init; }

    /// <summary>Trees with at least one split; of a multiclass model, rounds in which the tree of any class has one.</summary>
    public required int SplitTreeCount { get; init; }

    /// <summary>How skill is measured.</summary>
    public required SkillMeasure Measure { get; init; }

    /// <summary>The stages, by rising number of trees; the last is the whole ensemble. Empty when there are no trees.</summary>
    public required IReadOnlyList<TreeStage> Stages { get; init; }

    /// <summary>The number of trees, among the stages, with the highest skill on validation rows, the least of equals; 0 when it is not known.</summary>
    public required int BestTreeCount { get; init; }

    /// <summary>What the course shows.</summary>
    public required TreeVerdict Verdict { get; init; }

    /// <summary>The verdict in a sentence with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>Training rows behind the stages.</summary>
    public required int TrainingRows { get; init; }

    /// <summary>Validation rows behind the stages.</summary>
    public required int ValidationRows { get; init; }

    /// <summary>Rows left out: no label, or a score that the trees do not add up to (missing values that the trainer sends another way).</summary>
    public required int UnmatchedRows { get; init; }

    /// <summary>Greatest |sum over all trees - score| over the rows that count.</summary>
    public required double GreatestDifference { get; init; }
}
