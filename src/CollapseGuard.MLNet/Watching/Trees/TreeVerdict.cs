namespace CollapseGuard.MLNet.Watching.Trees;

/// <summary>What the course of an ensemble by its number of trees shows.</summary>
public enum TreeVerdict
{
    /// <summary>Not told: no validation rows, too few of them, or no loss by row. Says nothing good.</summary>
    NotEvaluated = 0,

    /// <summary>No tree splits: the score is one number for every row.</summary>
    NoSplit = 1,

    /// <summary>At no number of trees is the ensemble shown to do better than the best constant on validation rows.</summary>
    NoSkill = 2,

    /// <summary>The whole ensemble does worse on validation rows than its first <see cref="TreeCourse.BestTreeCount"/> trees.</summary>
    Overfitting = 3,

    /// <summary>Better than the best constant, and not shown to be worse than with fewer trees.</summary>
    Settled = 4,
}
