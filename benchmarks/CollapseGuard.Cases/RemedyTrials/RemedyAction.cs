namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>What is done to a program, in the order in which several are done.</summary>
internal enum RemedyAction
{
    /// <summary>The labels as they should be: only the user can repair them.</summary>
    TrueLabels,
    PrepareAlike,
    StandardHead,
    AddActivations,
    LeakyActivations,
    LowerDropout,
    Initialize,

    /// <summary>Inputs and, of a regression, the target too, as the guide's one call does.</summary>
    Scale,
    Shuffle,
    Step,
    ClearGradients,
    LearningRateTest,
    TrainLonger,
    LowerLeafMinimum,
}

/// <summary>From the cause that a report names first to what is done about it.</summary>
internal static class Prescription
{
    /// <summary>Causes against which no training helps: a remedy that trains must be withheld.</summary>
    public static bool IsIncurable(CauseId cause) => cause is CauseId.NoSignal or CauseId.TooLittleData or CauseId.SingleClassLabels;

    /// <summary>Null where nothing can be done here.</summary>
    public static RemedyAction? For(CauseId cause) => cause switch
    {
        CauseId.LabelEncoding => RemedyAction.TrueLabels,
        CauseId.TrainServeMismatch => RemedyAction.PrepareAlike,
        CauseId.SingleUnitSoftmax or CauseId.OutputRangeMismatch or CauseId.UnsuitableLoss or CauseId.LossImplementation or CauseId.LossExpectsProbabilities
            or CauseId.LossBroadcast or CauseId.InvertedObjective or CauseId.OutputWidthMismatch or CauseId.IndependentSigmoids or CauseId.DoubleSoftmax
            or CauseId.DropoutOnOutput or CauseId.OverRegularized => RemedyAction.StandardHead,
        CauseId.NoNonlinearity => RemedyAction.AddActivations,
        CauseId.DeadUnits or CauseId.UnsuitableActivation or CauseId.VanishingGradient => RemedyAction.LeakyActivations,
        CauseId.DropoutTooHigh => RemedyAction.LowerDropout,
        CauseId.InitializationTooSmall or CauseId.InitializationTooLarge or CauseId.ConstantInitialization => RemedyAction.Initialize,
        CauseId.InputScale or CauseId.SaturatedUnits or CauseId.TargetScale => RemedyAction.Scale,
        CauseId.UnshuffledData or CauseId.LabelMisalignment => RemedyAction.Shuffle,
        CauseId.NotTrained => RemedyAction.Step,
        CauseId.GradientsNotCleared => RemedyAction.ClearGradients,
        CauseId.LearningRateTooHigh or CauseId.LearningRateTooLow or CauseId.ExplodingGradient => RemedyAction.LearningRateTest,
        CauseId.TooFewEpochs => RemedyAction.TrainLonger,
        CauseId.LeafMinimumTooLarge => RemedyAction.LowerLeafMinimum,
        _ => null,
    };
}
