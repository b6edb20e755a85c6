using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Tests.Diagnosis;

/// <summary>Builds a report from scripted answers: ids that found something and ids that found nothing.</summary>
internal static class Scenario
{
    public static Snapshot Regression { get; } = new()
    {
        Task = PredictionTask.Regression,
        Regression = [Output(predictedMean: 68, predictedSpread: 12, actualMean: 500, actualSpread: 280)],
    };

    public static Snapshot Binary { get; } = new() { Task = PredictionTask.Binary, Labels = Decisions(900, 0, 100, 0) };

    public static CollapseReport Report(Snapshot snapshot, (string Id, Outcome? Implies)[] found, params string[] clear) => Collapse.Diagnose(snapshot, new CheckOptions
    {
        Detectors = new DetectorSet(found.Select(f => (IDetector)ScriptedDetector.Finds(f.Id, f.Implies)).Concat(clear.Select(ScriptedDetector.FindsNothing))),
    });

    public static RegressionSummary Output(double predictedMean, double predictedSpread, double actualMean, double actualSpread)
    {
        MomentSummary predicted = Moments(predictedMean, predictedSpread);
        MomentSummary actual = Moments(actualMean, actualSpread);
        return new RegressionSummary
        {
            Name = "y",
            Predicted = new ValueSummary { Name = "predicted", Count = 100, Moments = predicted },
            Actual = new ValueSummary { Name = "actual", Count = 100, Moments = actual },
            Pair = new PairedSummary(predicted, actual, 0),
        };
    }

    public static LabelSummary Decisions(long trueNegatives, long falsePositives, long falseNegatives, long truePositives) => new()
    {
        Classes = ["no", "yes"],
        Confusion = new ConfusionMatrix(2, [trueNegatives, falsePositives, falseNegatives, truePositives]),
    };

    private static MomentSummary Moments(double mean, double spread) =>
        new(100, mean, 100 * spread * spread, mean - (2 * spread), mean + (2 * spread));
}
