using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <summary>Which causes a task admits: the flat prior is spread over these.</summary>
public static class CauseScope
{
    /// <summary>True when the cause can occur in a model of this task; everything can when the task is not known.</summary>
    /// <remarks>The examined loss and targets outrank the task: class numbers 0 to k - 1 under a cross-entropy look like a regression by their numbers alone, and a hand-written cross-entropy may broadcast.</remarks>
    /// <param name="cause">The cause.</param>
    /// <param name="task">The kind of question.</param>
    /// <param name="configuration">How loss and outputs were seen to behave; null when they were not examined.</param>
    /// <param name="structure">What the fitted model is made of; null when it was not looked into.</param>
    public static bool Admits(CauseId cause, PredictionTask task, ConfigurationSummary? configuration = null, ModelStructure? structure = null) => !IsAboutTrees(cause, configuration) && !IsAboutOtherModels(cause, structure) && task switch
    {
        PredictionTask.Regression => cause is not (CauseId.ClassImbalance or CauseId.DecisionThreshold)
            && (!IsAboutClasses(cause) || AsksForClasses(configuration)),
        PredictionTask.Binary => cause is not CauseId.TargetScale
            && (cause is not CauseId.IndependentSigmoids || configuration?.Outputs is { Width: > 1 })
            && (cause is not CauseId.LossBroadcast || IsUnmatched(configuration)),
        PredictionTask.Multiclass => cause is not CauseId.TargetScale
            && (cause is not CauseId.LossBroadcast || IsUnmatched(configuration)),
        _ => true,
    };

    /// <summary>A configuration that was examined and has no trees has no leaves.</summary>
    private static bool IsAboutTrees(CauseId cause, ConfigurationSummary? configuration) =>
        cause == CauseId.LeafMinimumTooLarge && configuration is { Trees: null };

    /// <summary>A fitted model that is linear or made of trees has no layers, no units and no output activation; a linear one has no leaves, and trees ask for the order of numbers, not for their scale.</summary>
    private static bool IsAboutOtherModels(CauseId cause, ModelStructure? structure) => structure is { IsKnown: true }
        && (IsAboutNetworks(cause)
            || (cause == CauseId.LeafMinimumTooLarge && structure.Ensembles.Count + structure.Additive.Count == 0)
            || (cause is CauseId.InputScale or CauseId.TargetScale or CauseId.UncenteredNormalizer && structure.Linear.Count == 0));

    private static bool IsAboutNetworks(CauseId cause) => cause is
        CauseId.SingleUnitSoftmax or CauseId.OutputRangeMismatch or CauseId.LossExpectsProbabilities or CauseId.IndependentSigmoids or CauseId.OutputWidthMismatch
        or CauseId.DoubleSoftmax or CauseId.DropoutOnOutput or CauseId.LossImplementation or CauseId.LossBroadcast or CauseId.BatchSize or CauseId.GradientsNotCleared
        or CauseId.ConstantInitialization or CauseId.InitializationTooSmall or CauseId.InitializationTooLarge or CauseId.DeadUnits or CauseId.SaturatedUnits
        or CauseId.VanishingGradient or CauseId.ExplodingGradient or CauseId.NoNonlinearity or CauseId.UnsuitableActivation or CauseId.DropoutTooHigh or CauseId.BatchNormMode;

    private static bool IsAboutClasses(CauseId cause) =>
        cause is CauseId.LossExpectsProbabilities or CauseId.IndependentSigmoids or CauseId.OutputWidthMismatch or CauseId.DoubleSoftmax;

    private static bool AsksForClasses(ConfigurationSummary? configuration) =>
        (configuration?.Loss is { } loss && LossForms.IsCrossEntropy(loss.Form)) || (configuration?.Outputs is { } fit && (TargetForms.AreClasses(fit) || (configuration.Loss is { } read && LossForms.IsCategoricalOfOne(read, fit))));

    // A library's cross-entropy refuses shapes that do not match: only what was seen to broadcast, or to be refused, counts.
    private static bool IsUnmatched(ConfigurationSummary? configuration) =>
        configuration?.Loss?.RowMatching <= LossBroadcastOptions.Default.MinimumRowMatching
        || (configuration is { Loss.Failure: not null, Outputs: { } fit } && TensorShape.DifferByOnes(fit));
}
