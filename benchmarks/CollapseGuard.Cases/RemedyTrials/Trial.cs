using CollapseGuard.Cases.TorchPrograms;
using CollapseGuard.Torch.Remedies;
using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.RemedyTrials;

/// <summary>One training with some remedies, judged.</summary>
/// <param name="Report">What the guard says.</param>
/// <param name="Skill">On the rows of judgement: R², or the share of the way from the largest class to no error; NaN when an output is not finite.</param>
/// <param name="Errors">The error of each row of judgement.</param>
/// <param name="Kind">Which rows those are.</param>
internal sealed record Trial(CollapseReport Report, double Skill, IReadOnlyList<double> Errors, JudgedRows Kind)
{
    /// <summary>Steps after which longer training is cut short; the verb must end within minutes.</summary>
    private const int MostSteps = 20_000;

    /// <summary>Causes in the order in which the report says to turn to them: those with a remedy shown, then the others as ranked.</summary>
    public IEnumerable<CauseId> Named => Report.Remedies.Select(r => r.Cause).Concat(Report.Causes.Select(c => c.Cause)).Distinct();

    /// <summary>What the first remedy is against.</summary>
    public CauseId? First => Named.Select(c => (CauseId?)c).FirstOrDefault();

    /// <summary>Whether the report shows a remedy against it; a missing signal counts only where the probe has shown it.</summary>
    public bool IsTreated(CauseId cause) =>
        Report.Remedies.Any(r => r.Cause == cause) && (cause != CauseId.NoSignal || Report.Findings.Any(f => f.Detector.Id == "CG3001"));

    public static Trial Of(CaseProgram program, int seed, IReadOnlyCollection<RemedyAction> actions)
    {
        if (program is not TrainingProgram training)
        {
            CaseRun seen = (actions.Contains(RemedyAction.LowerLeafMinimum) && program is TreeProgram tree ? tree with { Estimator = SmallLeaves } : program).Run(seed);
            bool isLearned = seen.Degeneracy == Degeneracy.Learned;
            return new Trial(seen.Report, isLearned ? 1 : 0, [isLearned ? 0 : 1], JudgedRows.Whole);
        }

        using DisposeScope scope = NewDisposeScope();
        Patient patient = Prepare(training, seed, actions, null);
        using var guard = new GuardedRun(patient.Run);
        Train(patient, guard);
        Tensor outputs = TrainingLoop.Evaluate(patient.Run);
        guard.ObserveValidation(patient.Run.EvaluationInputs, outputs, patient.Run.EvaluationTargets);
        CollapseReport report = guard.Diagnose();
        OutputRows rows = patient.IsCrossed ? Crossed(training, seed, actions) : OutputRows.Of(Answers(patient, outputs), patient.Run.EvaluationTargets);
        return new Trial(
            report,
            Skills.Of(rows, patient.Task),
            Skills.Errors(rows, patient.Task),
            patient.IsWhole ? JudgedRows.Whole : patient.IsCrossed ? JudgedRows.Crossed : JudgedRows.HeldOut);
    }

    /// <summary>Each row answered by a training without it.</summary>
    private static OutputRows Crossed(TrainingProgram program, int seed, IReadOnlyCollection<RemedyAction> actions)
    {
        var outputs = new List<Tensor>();
        var targets = new List<Tensor>();
        for (int fold = 0; fold < Patient.Folds; fold++)
        {
            Patient patient = Prepare(program, seed, actions, fold);
            Train(patient, null);
            outputs.Add(Answers(patient, TrainingLoop.Evaluate(patient.Run)));
            targets.Add(patient.Run.EvaluationTargets);
        }

        return OutputRows.Of(cat(outputs, 0), cat(targets, 0));
    }

    private static Patient Prepare(TrainingProgram program, int seed, IReadOnlyCollection<RemedyAction> actions, int? fold)
    {
        var patient = new Patient(program, seed, fold);
        foreach (RemedyAction action in actions.Order())
        {
            Treatment.Apply(patient, action);
        }

        return patient;
    }

    private static Tensor Answers(Patient patient, Tensor outputs) => patient.HasLogits && outputs.shape[1] == 1 ? outputs.sigmoid() : outputs;

    private static EstimatorChain<ITransformer> SmallLeaves(MLContext context) =>
        new EstimatorChain<ITransformer>()
            .Append(context.Transforms.Conversion.ConvertType(nameof(TreeRow.Label), outputKind: DataKind.Boolean))
            .Append<ITransformer>(context.BinaryClassification.Trainers.FastTree(minimumExampleCountPerLeaf: 1));

    private static void Train(Patient patient, GuardedRun? guard)
    {
        ProgramRun run = patient.Run;
        if (!patient.TrainsLonger)
        {
            TrainingLoop.Train(run, guard);
            return;
        }

        // A fifth of the training rows decides when to stop; the rows of judgement stay unseen.
        long rows = run.Inputs.shape[0];
        bool isSplit = rows >= 100;
        Tensor order = randperm(rows);
        Tensor check = isSplit ? order.narrow(0, 0, rows / 5) : order;
        Tensor kept = isSplit ? order.narrow(0, rows / 5, rows - (rows / 5)).sort().Values : arange(rows);
        Rows watched = new Rows(run.Inputs, run.Targets).Take(check);
        Rows trained = new Rows(run.Inputs, run.Targets).Take(kept);
        ProgramRun epoch = run with { Inputs = trained.Inputs, Targets = trained.Targets, Epochs = 1, EvaluationInputs = watched.Inputs };
        int steps = (int)((trained.Count + run.BatchSize - 1) / run.BatchSize);
        using var stopping = new EarlyStopping(run.Model, patience: Math.Max(EarlyStopping.PatienceFor(steps), run.Epochs));
        for (int i = 0; i * steps < MostSteps && !stopping.ShouldStop; i++)
        {
            TrainingLoop.Train(epoch, guard);
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGradients = no_grad();
            stopping.EndEpoch(run.Loss(TrainingLoop.Evaluate(epoch), watched.Targets).to(ScalarType.Float64).item<double>());
        }

        if (stopping.BestEpoch > 0)
        {
            stopping.RestoreBest();
        }
    }
}
