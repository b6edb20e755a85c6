namespace CollapseGuard.Cli.Columns;

/// <summary>What the columns of a model hold, and so which accumulator reads them.</summary>
internal enum OutputKind
{
    /// <summary>One or several numbers beside as many targets.</summary>
    Numbers,

    /// <summary>A predicted class beside the true one.</summary>
    Labels,

    /// <summary>One score a row beside a label of two values.</summary>
    Scores,

    /// <summary>One probability a class beside the true class.</summary>
    Probabilities,

    /// <summary>Numbers with nothing beside them.</summary>
    Unlabelled,
}
