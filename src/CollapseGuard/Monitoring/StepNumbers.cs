namespace CollapseGuard;

/// <summary>One sampled step. NaN = not measured.</summary>
/// <param name="Step">Counted from 1.</param>
/// <param name="Loss">The loss of the batch.</param>
/// <param name="OutputSpread">sd(output)/sd(target) of the batch; of classes sqrt(sum var p_c / sum pi_c(1-pi_c)).</param>
/// <param name="Evidence">Wealth of the collapse alarm: it alarms at 1/FalseAlarmRate.</param>
public readonly record struct StepNumbers(long Step, double Loss, double OutputSpread, double Evidence);
