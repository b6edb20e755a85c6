using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Detectors;

/// <summary>Structures of fitted models: sound, broken in every way, and with numbers that tend to break code.</summary>
internal static class FittedModels
{
    public static ModelStructure Sound { get; } = new()
    {
        Linear = [new LinearShape("logistic regression", 12, 9, .8)],
        Ensembles = [new EnsembleShape("boosted trees", 100, 1_900)],
        Normalized = [new NormalizedColumn("age", false, 2, 1, 1_000), new NormalizedColumn("year", true, 0, 1, 1_000)],
        Features = new FeatureShape(1_000, 5, 5, 12, 12, 0),
        Calibration = new CalibrationShape(1_000, 300, .85, .25, .24),
        Storage = new StorageTrip(500, 0, 0),
        Serving = new ServingTrip(50, 0, 0, false, 0),
        TrainingRows = 1_000,
    };

    public static ModelStructure Broken { get; } = new()
    {
        Linear = [new LinearShape("logistic regression", 12, 0, 0)],
        Ensembles = [new EnsembleShape("boosted trees", 100, 0)],
        Normalized = [new NormalizedColumn("year", false, 1, .002, 1_000)],
        Features = new FeatureShape(1_000, 1, 1, 1_000, 1_000, 1_000),
        Calibration = new CalibrationShape(1_000, 300, .85, .25, .001),
        Storage = new StorageTrip(500, 20, .3),
        Serving = new ServingTrip(50, 50, .9, true, 50),
        TrainingRows = 12,
    };

    public static ModelStructure Degenerate { get; } = new()
    {
        Linear = [new LinearShape("linear", 0, 0, double.NaN)],
        Ensembles = [new EnsembleShape("trees", 0, 0)],
        Normalized = [new NormalizedColumn("x", false, double.NaN, double.NaN, 0), new NormalizedColumn("x", false, double.PositiveInfinity, 1, 99), new NormalizedColumn("x", false, 1, 0, 99)],
        Features = new FeatureShape(0, 0, 0, 0, 0, 0),
        Calibration = new CalibrationShape(0, 0, double.NaN, double.NaN, double.NaN),
        Storage = new StorageTrip(0, 0, double.NaN),
        Serving = new ServingTrip(0, 0, double.NaN, false, 0),
    };

    public static Snapshot With(Func<ModelStructure, ModelStructure> change) => new() { Structure = change(Sound) };
}
