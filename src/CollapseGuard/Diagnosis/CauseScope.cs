namespace CollapseGuard.Diagnosis;

/// <summary>Which causes a task admits: the flat prior is spread over these.</summary>
public static class CauseScope
{
    /// <summary>True when the cause can occur in a model of this task; everything can when the task is not known.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="task">The kind of question.</param>
    public static bool Admits(CauseId cause, PredictionTask task) => task switch
    {
        PredictionTask.Regression => cause is not (CauseId.LossExpectsProbabilities or CauseId.IndependentSigmoids
            or CauseId.OutputWidthMismatch or CauseId.DoubleSoftmax or CauseId.ClassImbalance or CauseId.DecisionThreshold),
        // A cross-entropy refuses shapes that do not match, so only regression broadcasts its loss.
        PredictionTask.Binary => cause is not (CauseId.TargetScale or CauseId.IndependentSigmoids or CauseId.LossBroadcast),
        PredictionTask.Multiclass => cause is not (CauseId.TargetScale or CauseId.LossBroadcast),
        _ => true,
    };
}
