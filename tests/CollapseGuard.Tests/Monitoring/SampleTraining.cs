using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Monitoring;

/// <summary>The calls of a short training, for whoever follows one.</summary>
internal static class SampleTraining
{
    public static CollapseReport Collapsed { get; } = Collapse.CheckRegression(
        [.. Enumerable.Repeat(1f, 300)],
        [.. Enumerable.Range(0, 300).Select(i => i / 10f)]);

    public static LayerNumbers Layer { get; } = new()
    {
        Activation = ActivationRange.Rectified,
        IsOutput = true,
        IsFrozen = true,
        Units = 8,
        ParameterCount = 72,
        DeadShare = .125,
        SaturatedShare = .25,
        Deviation = 1.5,
        EffectiveRank = 3.25,
        GreatestMagnitude = 17,
        WeightNorm = 2.5,
        GradientScale = 1e-3,
        UpdateRatio = double.PositiveInfinity,
    };

    /// <summary>Two steps with a layer, an epoch, an alarm and an end.</summary>
    public static void Tell(ITrainingObserver observer)
    {
        observer.BeginTraining(TrainingTask.Regression);
        observer.ObserveLayer(1, "layers.0", Layer);
        observer.EndStep(new StepNumbers(1, 2.5, .5, 1));
        observer.ObserveLayer(2, "layers.0", new LayerNumbers());
        observer.EndStep(new StepNumbers(2, double.NaN, double.NaN, double.PositiveInfinity));
        observer.Alarm(2, Collapsed);
        observer.EndEpoch(new EpochSummary(1, 2, 2.5, double.NaN));
        observer.EndTraining(Collapsed);
    }
}
