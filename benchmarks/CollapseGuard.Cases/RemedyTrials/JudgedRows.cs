namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>On which rows a training is judged.</summary>
internal enum JudgedRows
{
    /// <summary>A quarter of the rows, or the program's own rows of inference.</summary>
    HeldOut,

    /// <summary>All rows, each answered by a training without it.</summary>
    Crossed,

    /// <summary>The rows trained on: no others exist.</summary>
    Whole,
}
