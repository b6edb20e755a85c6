using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>Logits behind an activation that keeps them from saying what a cross-entropy asks; a part of <see cref="UnreachableTargetsDetector"/>.</summary>
internal static class BoundedLogits
{
    /// <summary>Null when the logits are free enough. Sigmoids under it are left to CG4004 and CG4005.</summary>
    public static Verdict? Judge(OutputFit fit, LossForm form, long rows, double confidence)
    {
        if (form is not (LossForm.BinaryLogits or LossForm.CategoricalLogits) || OutputReach.IsWithinUnitInterval(fit) || OutputReach.IsUnbounded(fit))
        {
            return null;
        }

        if (OutputReach.IsRectified(fit))
        {
            return Found(
                fit, rows,
                $"A relu lets no logit fall below 0 (n = {rows:N0}; {TensorShape.Spoken(fit)}): {(form is LossForm.BinaryLogits ? "no probability falls below one half" : "a class can only be denied by raising all others")}, and a unit that dies answers 0 for good.",
                new Evidence("least reachable logit", fit.ReachMinimum, Expectation.AtMost, -Math.Log(confidence / (1 - confidence)), rows));
        }

        double reachable = form is LossForm.BinaryLogits
            ? Math.Min(Sigmoid(fit.ReachMaximum), Sigmoid(-fit.ReachMinimum))
            : 1 / (1 + ((fit.Width - 1) * Math.Exp(fit.ReachMinimum - fit.ReachMaximum)));
        return !(reachable < confidence) ? null : Found(
            fit, rows,
            $"Logits within {OutputReach.Interval(fit)} give no class more than {reachable:P1} (n = {rows:N0}; {TensorShape.Spoken(fit)}): the loss cannot fall below {Answer.Number(-Math.Log(reachable))} a row.",
            new Evidence("greatest reachable probability", reachable, Expectation.AtLeast, confidence, rows));
    }

    private static Verdict Found(OutputFit fit, long rows, FormattableString measured, Evidence evidence) => Answer.Found(
        UnreachableTargetsDetector.Info, "outputs", null, $"{Answer.Text(measured)} Take the activation off {(fit.Width == 1 ? "the output" : "the outputs")}: this loss reads linear ones.", evidence);

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}
