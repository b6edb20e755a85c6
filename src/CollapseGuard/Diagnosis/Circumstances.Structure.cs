namespace CollapseGuard.Diagnosis;

/// <content>What is known of a fitted model's structure.</content>
internal static partial class Circumstances
{
    /// <summary>Rows that two leaves of ML.NET's default leaf minimum take.</summary>
    private const long TwoUsualLeaves = 20;

    public static Circumstance FewerRowsThanTwoLeaves { get; } = new(
        "there were fewer than 20 training rows",
        s => s.Structure is { TrainingRows: > 0 and < TwoUsualLeaves });

    public static Circumstance NoFeatureVaries { get; } = new(
        "no feature varies",
        s => s.Structure is { Features: { VaryingFeatures: 0, VaryingInputs: > 0 } });

    public static Circumstance LoadsOtherwise { get; } = new(
        "rows are answered otherwise after loading",
        s => s.Structure is { Storage.DifferentRows: > 0 });

    public static Circumstance AloneOtherwise { get; } = new(
        "rows are answered otherwise alone",
        s => s.Structure is { Serving.DifferentRows: > 0 });

    public static Circumstance ReadsLabel { get; } = new(
        "answers change without the label",
        s => s.Structure is { Serving.LabelReaders: > 0 });
}
