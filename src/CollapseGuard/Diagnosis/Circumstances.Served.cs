using CollapseGuard.Summaries;

namespace CollapseGuard.Diagnosis;

/// <content>What sets the rows asked about apart from the rows trained on.</content>
internal static partial class Circumstances
{
    /// <summary>p up to which a probe of the training rows has found something; the least that 199 permutations give is .005.</summary>
    private const double ShownSignal = .01;

    /// <summary>Skill of the probe from which rows of the same kind would have been answered.</summary>
    private const double FairSkill = .3;

    /// <summary>What the probe leaves unexplained of the training rows beside what it leaves of the others: a column that knows the target at training alone.</summary>
    private const double LeakedShare = .5;

    /// <summary>Accuracy that a renumbering of the classes must add.</summary>
    private const double RenumberedGain = .2;

    /// <summary>Rows of a batch that show whether rows have columns of their own.</summary>
    private const long LeastRows = 16;

    /// <summary>Training targets are this much smaller than labels 0 and 1.</summary>
    private const double ScaledDown = .5;

    public static Circumstance TrainingTellsMore { get; } = new(
        "a probe leaves less than half as much unexplained of the training rows as of these",
        s => s is { Training.TrainingSignal: { IsDecided: true, PValue: <= ShownSignal } trained, Signal: { IsDecided: true } asked }
            && asked.Rows >= trained.Rows && 1 - trained.Skill < LeakedShare * (1 - asked.Skill));

    public static Circumstance RowsWouldBeAnswered { get; } = new(
        "a probe of the training rows, tried on rows left out, does far better than the network on these",
        s => s.Training is { TrainingSignal: { IsDecided: true, PValue: <= ShownSignal, Skill: >= FairSkill }, ValidationSkill: < .02 });

    public static Circumstance MayBeMemory { get; } = new(
        "a probe finds signal or none was asked, and a probe of the training rows was not shown to hold on rows left out",
        s => !IsGapExplained(s));

    public static Circumstance GapExplained { get; } = new("no probe finds signal, or a probe of the training rows holds on rows left out", IsGapExplained);

    public static Circumstance TrainingNotUnlearned { get; } = new("the training rows were not seen to be answered by a constant", s => s.Training?.TrainingSkill is not < .02);

    public static Circumstance EachRowItsOwnColumn { get; } = new("every row is 1 in a column of its own and 0 elsewhere, in training too", IsOneHotOfRows);

    public static Circumstance RowsShareColumns { get; } = new("rows share their columns, as far as is known", s => !IsOneHotOfRows(s));

    public static Circumstance TrainingLearned { get; } = new("the training rows were learned", s => s.Training?.TrainingSkill >= FairSkill);

    public static Circumstance ClassesRenumbered { get; } = new(
        "under another numbering the predicted classes are right far more often",
        s => s.Decisions is { Confusion: var confusion } && confusion.Total > 0 && Renumbered(confusion) - Diagonal(confusion) >= RenumberedGain && Renumbered(confusion) >= .5);

    public static Circumstance LabelsScaledDown { get; } = new(
        "labels 0 and 1 are asked for, and training was given smaller numbers",
        s => s is { Configuration.Outputs: { TargetForm: TargetForm.Numbers, TargetMaximum: > 0 and < ScaledDown, TargetMinimum: >= 0 } }
            && s.Regression.Any(r => r.Actual.Moments is { Minimum: 0, Maximum: 1 }));

    public static Circumstance OneTrainingLabel { get; } = new("training held one label", s => HoldsOneLabel(s) && s.Configuration!.Outputs!.TargetMaximum == 0);

    public static Circumstance OneLabelNotZero { get; } = new("training held one label, and it is not 0", s => HoldsOneLabel(s) && s.Configuration!.Outputs!.TargetMaximum > 0);

    private static bool IsGapExplained(Snapshot snapshot) => snapshot.Signal is { IsDecided: true, PValue: > .05 } || RowsWouldBeAnswered.Holds(snapshot);

    // The best constant costs nothing where there is one target alone.
    private static bool HoldsOneLabel(Snapshot snapshot) =>
        snapshot is { Training: { ConstantLoss: var constant, TrainingSkill: var skill }, Configuration.Outputs: { ClassCount: <= 1 } fit }
        && fit.TargetMinimum == fit.TargetMaximum && (constant == 0 || double.IsNegativeInfinity(skill));

    /// <summary>A category of many values looks alike in one batch; in a pass over the rows its values come again.</summary>
    private static bool IsOneHotOfRows(Snapshot snapshot) =>
        snapshot is { Configuration.Inputs: { GreatestMagnitude: 1, RepeatedRowShare: 0, Rows: >= LeastRows } inputs, Training: { Epochs: > 0, DistinctRows: > 0 } training }
        && Math.Abs((inputs.RootMeanSquare * inputs.RootMeanSquare * inputs.Columns) - 1) < 1e-3
        && Math.Round((1 - inputs.ConstantShare) * inputs.Columns) == inputs.Rows
        && training.DistinctRows >= .9 * training.Steps * training.BatchSize / training.Epochs;

    private static double Diagonal(ConfusionMatrix confusion) =>
        Enumerable.Range(0, confusion.ClassCount).Sum(c => (double)confusion[c, c]) / confusion.Total;

    /// <summary>The share that is right when every predicted class is taken for the true one it comes with most, each true one once at most.</summary>
    private static double Renumbered(ConfusionMatrix confusion)
    {
        var free = Enumerable.Range(0, confusion.ClassCount).ToHashSet();
        long right = 0;
        foreach (int predicted in Enumerable.Range(0, confusion.ClassCount).OrderByDescending(p => Enumerable.Range(0, confusion.ClassCount).Max(a => confusion[a, p])))
        {
            int actual = free.MaxBy(a => confusion[a, predicted]);
            free.Remove(actual);
            right += confusion[actual, predicted];
        }

        return (double)right / confusion.Total;
    }
}
