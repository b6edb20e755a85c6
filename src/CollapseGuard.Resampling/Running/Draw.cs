namespace CollapseGuard.Resampling;

/// <summary>What a random number is drawn for: each purpose has a stream of its own in each class.</summary>
internal enum Draw
{
    /// <summary>Which row.</summary>
    Row = 0,

    /// <summary>Which row and which of its neighbours.</summary>
    Pair = 1,

    /// <summary>How far from the first parent to the second.</summary>
    Step = 2,

    /// <summary>How much of the step is taken towards a row of another class.</summary>
    Damping = 3,

    /// <summary>Which of several equally frequent categories.</summary>
    Tie = 4,

    /// <summary>Normal noise.</summary>
    Noise = 5,

    /// <summary>The order in which rows are visited.</summary>
    Order = 6,
}
