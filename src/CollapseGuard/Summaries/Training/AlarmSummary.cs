namespace CollapseGuard.Summaries;

/// <summary>State of the collapse alarm, whose false-alarm rate holds for a run of any length.</summary>
/// <param name="FalseAlarmRate">Probability that a healthy run of any length ever alarms, at most.</param>
/// <param name="Patience">Steps after which outputs that never worked count as collapsed.</param>
/// <param name="ArmedAtStep">When outputs had been shown to vary and rank; null when they have not.</param>
/// <param name="AlarmAtStep">When the alarm was raised; null when it was not.</param>
/// <param name="UsableBatches">Sampled batches with two different targets.</param>
/// <param name="NarrowShare">Share of row pairs with different targets whose outputs hardly differ, in the latest batches, in [0, 1]; NaN when unknown.</param>
public sealed record AlarmSummary(double FalseAlarmRate, long Patience, long? ArmedAtStep, long? AlarmAtStep, long UsableBatches, double NarrowShare);
