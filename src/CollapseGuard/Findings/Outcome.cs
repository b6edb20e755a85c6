namespace CollapseGuard;

/// <summary>The verdict of a report; exactly one per report.</summary>
/// <remarks>
/// <see cref="Inconclusive"/> is the default value, so that a forgotten assignment never reads as health.
/// When several apply, the first of this order wins: NonFinite, OutputCollapse or NoSignal, DecisionCollapse,
/// PartialCollapse, NoSkill, Inconclusive, AtRisk, Healthy. The numbers are part of the JSON contract and never change.
/// </remarks>
public enum Outcome
{
    /// <summary>Too few rows, or nothing to judge; the report says what would decide.</summary>
    Inconclusive = 0,

    /// <summary>Skill over the best constant is shown.</summary>
    Healthy = 1,

    /// <summary>Findings about the data, or proof that a network cannot learn as it is built; no skill and no collapse was shown.</summary>
    AtRisk = 2,

    /// <summary>Outputs vary, and do no better than the best constant.</summary>
    NoSkill = 3,

    /// <summary>Outputs are practically a constant, or no output answers to any input.</summary>
    OutputCollapse = 4,

    /// <summary>Scores rank the rows, decisions do not vary.</summary>
    DecisionCollapse = 5,

    /// <summary>A class, an output or a segment is dead; the rest works.</summary>
    PartialCollapse = 6,

    /// <summary>Outputs lie near the best constant, and no probe does better from the same inputs.</summary>
    NoSignal = 7,

    /// <summary>NaN or infinity among the outputs.</summary>
    NonFinite = 8,
}
