namespace CollapseGuard.Cli.Commands;

/// <summary>What kind of question the user says the model answers.</summary>
internal enum TaskOption
{
    /// <summary>Guessed from the columns.</summary>
    Guess = 0,

    /// <summary>Numbers.</summary>
    Regression,

    /// <summary>Classes: labels, scores or probabilities.</summary>
    Classification,

    /// <summary>Outputs as seen in production, without labels.</summary>
    Unlabelled,
}
