using CollapseGuard.Summaries;

namespace CollapseGuard.Detectors;

/// <summary>What is true of a whole family of losses.</summary>
internal static class LossForms
{
    public static bool IsCrossEntropy(LossForm form) => form is LossForm.BinaryProbabilities or LossForm.BinaryLogits || IsCategorical(form);

    public static bool IsCategorical(LossForm form) => form is LossForm.CategoricalProbabilities or LossForm.CategoricalLogits or LossForm.LogProbabilities;

    /// <summary>True when it takes the log of the outputs as they are, so that they must be probabilities.</summary>
    public static bool ReadsProbabilities(LossForm form) => form is LossForm.BinaryProbabilities or LossForm.CategoricalProbabilities;

    /// <summary>True when it measures a distance between numbers.</summary>
    public static bool IsDistance(LossForm form) => form is LossForm.SquaredError or LossForm.AbsoluteError or LossForm.Huber;

    /// <summary>True when one unit for class targets is divided by its own sum, or goes through a softmax alone: no prediction changes the loss.</summary>
    public static bool IsCategoricalOfOne(LossBehavior loss, OutputFit fit) => fit.Width == 1 && TargetForms.MayBeClasses(fit)
        && ((IsCategorical(loss.Form) && TargetForms.AreClasses(fit)) || loss is { Form: LossForm.Unknown, OutputGradient: 0, ScaleResponse: <= 1e-6 });

    /// <summary>What a sentence calls it.</summary>
    public static string Spoken(LossForm form) => form switch
    {
        LossForm.SquaredError => "a squared error",
        LossForm.AbsoluteError => "an absolute error",
        LossForm.Huber => "a Huber loss",
        LossForm.BinaryProbabilities => "a binary cross-entropy of probabilities",
        LossForm.BinaryLogits => "a binary cross-entropy of logits",
        LossForm.CategoricalProbabilities => "a categorical cross-entropy of probabilities",
        LossForm.CategoricalLogits => "a categorical cross-entropy of logits",
        LossForm.LogProbabilities => "a negative log-likelihood of log-probabilities",
        _ => "a loss of its own kind",
    };
}
