namespace CollapseGuard.Cases.MLNetTables;

/// <summary>What the held-out rows say of a plain model.</summary>
internal enum Truth
{
    /// <summary>Skill, and decisions that vary.</summary>
    Sound,

    /// <summary>Decisions do not vary; scores rank.</summary>
    Decision,

    /// <summary>Neither.</summary>
    Score,

    /// <summary>Decisions vary; scores rank no better than chance.</summary>
    NoSkill,
}

/// <summary>Whether the verdict fits.</summary>
internal enum Mark
{
    Right,

    /// <summary>Inconclusive about a model that has collapsed.</summary>
    Undecided,

    /// <summary>Health, or the other collapse.</summary>
    Wrong,
}
