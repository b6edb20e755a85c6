using CollapseGuard.Detectors;
using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <content>What the examination of a network shows.</content>
internal static partial class Circumstances
{
    /// <summary>Scale beyond which steps go wrong because of the numbers, whatever the learning rate is.</summary>
    private const double FarInput = 25;

    private const double FarTarget = 1_000;

    /// <summary>Root mean square of a row, where a batch holds one, that is of about unit scale.</summary>
    private const double UnitMagnitude = 3;

    /// <summary>Ratio of the columns' spreads from which one drowns the other.</summary>
    private const double UnlikeColumns = 10;

    public static Circumstance StepOvershoots { get; } = new(
        "the run did not get over it, inputs and targets are not far from unit scale, and the weights do not begin large",
        s => Warns(new StepRaisesLossDetector(), s) && !IsFarInput(s) && !IsFarTarget(s) && !Warns(new LargeInitializationDetector(), s));

    public static Circumstance WeightsBeginLarge { get; } = new("the weights begin large", s => Warns(new LargeInitializationDetector(), s));

    public static Circumstance StepFallsShort { get; } = new(
        "a small part of the way, and inputs and targets are not far from unit scale", s => Warns(new StepTooShortDetector(), s) && !IsFarInput(s) && !IsFarTarget(s));

    public static Circumstance TenfoldStepLowers { get; } = new(
        "at the first batch a step ten times as long lowers the loss",
        s => s.Training is not { BatchSize: <= 1 } && (s.Configuration?.FirstStep ?? s.Configuration?.Step) is { } first && Statistics.StepProgress.Of(first, 10) > 0);

    public static Circumstance StepsTooFew { get; } = new(
        "the steps taken do not cover the way at the pace shown, and the loss was not seen to stand still",
        s => Travel(s) < 1 && new StillImprovingDetector().Evaluate(s) is not Verdict.Clear);

    public static Circumstance StepsTooFewAndStill { get; } = new(
        "the steps taken do not cover the way at the pace shown, and the loss stands still",
        s => Travel(s) < 1 && new StillImprovingDetector().Evaluate(s) is Verdict.Clear);

    public static Circumstance StepsSuffice { get; } = new("the steps taken cover the way five times at the pace shown", s => Travel(s) >= 5);

    public static Circumstance InputsUnscaled { get; } = new("far beyond unit scale, and the model does not scale them", s => Warns(new UnscaledInputsDetector(), s));

    public static Circumstance DropoutIsHeavy { get; } = new("three quarters are removed, or noise drowns the answers", s => Warns(new HeavyDropoutDetector(), s));

    public static Circumstance PenaltyOutweighs { get; } = new("its gradient is nearly the whole one", s => Warns(new PenaltyInLossDetector(), s));

    public static Circumstance InputsFarFromUnit { get; } = new("the inputs are far from unit scale", IsFarInput);

    public static Circumstance InputsNotNearUnit { get; } = new("the inputs were not shown to be near unit scale", s => new UnscaledInputsDetector().Evaluate(s) is not Verdict.Clear && s.Configuration?.Inputs is not { Rows: 1, RootMeanSquare: < UnitMagnitude });

    public static Circumstance ColumnsMayDiffer { get; } = new(
        "the inputs' columns were not shown to spread alike",
        s => s.Configuration?.Inputs is not { LeastDeviation: > 0 } inputs || inputs.GreatestDeviation > UnlikeColumns * inputs.LeastDeviation);

    public static Circumstance TargetsFarFromUnit { get; } = new("the targets are far from unit scale", IsFarTarget);

    public static Circumstance EqualUnitsStayEqual { get; } = new(
        "the equal units feed equal weights",
        s => s.Configuration is { Initialization: var layers } && Enumerable.Range(0, layers.Count).Any(i => SymmetricInitializationDetector.IsSymmetric(layers[i], SymmetricInitializationOptions.Default) && SymmetricInitializationDetector.IsKept(layers, i)));

    public static Circumstance EqualUnitsGrowApart { get; } = new("the equal units feed weights that differ", s => !EqualUnitsStayEqual.Holds(s));

    public static Circumstance HasBatchNorm { get; } = new("the model has batch normalization", s => s.Configuration?.Model is { HasBatchNorm: true });

    public static Circumstance HasNoBatchNorm { get; } = new("the model has no batch normalization", s => s.Configuration?.Model is { HasBatchNorm: false });

    public static Circumstance NoInputVaries { get; } = new("no input of the network varies", s => s.Configuration?.Inputs is { ConstantShare: >= 1 });

    public static Circumstance NoSplitPossible { get; } = new(
        "no split is possible",
        s => s.Configuration?.Trees is { Splits: 0, LeafMinimum: > 0 } trees && trees.TrainingRows < 2L * trees.LeafMinimum);

    /// <summary>Whether a detector, by its default limits, says more than a note.</summary>
    private static bool Warns(IDetector detector, Snapshot snapshot) =>
        detector.Evaluate(snapshot) is Verdict.Found { Finding.Severity: > Severity.Note };

    private static double Travel(Snapshot snapshot) => snapshot is { Training: { } training, Configuration: { Step: { } latest } configuration }
        ? training.Steps * Statistics.StepProgress.Pace(configuration.FirstStep ?? latest, latest)
        : double.NaN;

    private static bool IsFarInput(Snapshot snapshot) =>
        snapshot.Configuration?.Inputs is { } inputs && (inputs.RootMeanSquare > FarInput || inputs.GreatestDeviation > FarInput);

    private static bool IsFarTarget(Snapshot snapshot) =>
        snapshot.Configuration?.Outputs is { TargetForm: TargetForm.Numbers or TargetForm.Unknown } outputs
        && Math.Max(Math.Abs(outputs.TargetMinimum), Math.Abs(outputs.TargetMaximum)) > FarTarget;
}
