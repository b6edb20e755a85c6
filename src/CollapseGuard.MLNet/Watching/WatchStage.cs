namespace CollapseGuard.MLNet.Watching;

/// <summary>What happened in a watched fit.</summary>
public enum WatchStage
{
    /// <summary>The fit begins.</summary>
    Began = 0,

    /// <summary>A pass over the rows begins.</summary>
    PassBegan = 1,

    /// <summary>A pass is under way.</summary>
    RowsRead = 2,

    /// <summary>The fit has ended with a model.</summary>
    Ended = 3,

    /// <summary>The fit was stopped by its token.</summary>
    Stopped = 4,
}
