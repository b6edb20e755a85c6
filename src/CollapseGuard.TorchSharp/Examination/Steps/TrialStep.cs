using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination.Losses;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Steps;

/// <summary>What one batch tells in the course of training: steps of several sizes, and the penalty beside the data.</summary>
/// <param name="Profile">The loss after trial steps; null without an optimizer.</param>
/// <param name="PenaltyToData">Norm of the penalty's gradient over that of the data's; 0 without a penalty.</param>
internal sealed record TrialStep(StepProfile? Profile, double PenaltyToData)
{
    /// <summary>Takes the gradients of a batch aside and tries the steps; null when the loss gives no gradient.</summary>
    /// <param name="subject">What is trained.</param>
    /// <param name="x">Inputs of a batch.</param>
    /// <param name="y">Its targets.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="floor">Loss that a perfect answer would leave; NaN when unknown.</param>
    public static TrialStep? Of(Examined subject, Tensor x, Tensor y, long step, double floor) => Examining.On(
        subject, x, y,
        bench => BatchGradients.Of(bench) is { } gradients
            ? new TrialStep(Contained.Part(() => StepTrial.Run(bench, gradients, step, floor)), gradients.PenaltyToData)
            : null);
}
