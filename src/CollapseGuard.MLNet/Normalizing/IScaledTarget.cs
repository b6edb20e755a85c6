namespace CollapseGuard.MLNet.Normalizing;

/// <summary>A model whose inner predictor answers in a scaled unit.</summary>
internal interface IScaledTarget : IStepwise
{
    /// <summary>How the label was scaled.</summary>
    TargetScale Target { get; }
}
