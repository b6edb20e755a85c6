namespace CollapseGuard.Torch.Remedies;

/// <summary>One step of a range test.</summary>
/// <param name="Rate">The learning rate of the step.</param>
/// <param name="Loss">The loss of the batch before the step.</param>
/// <param name="Smoothed">The loss averaged over the last steps, corrected for its start.</param>
public readonly record struct LearningRatePoint(double Rate, double Loss, double Smoothed);
