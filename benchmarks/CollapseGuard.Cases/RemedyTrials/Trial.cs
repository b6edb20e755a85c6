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
/// <param name="IsHeldOut">Whether those rows were kept out of the training.</param>
internal sealed record Trial(CollapseReport Report, double Skill, bool IsHeldOut)
{
    private const int MoreEpochs = 10;

    /// <summary>Steps from which longer training is cut short; the verb must end within minutes.</summary>
    private const int MostSteps = 20_000;

    /// <summary>The first cause that is no mechanism; mechanisms only where nothing else is named.</summary>
    public CauseId? First => Report.Causes.Count == 0 ? null : Report.Causes.FirstOrDefault(c => !c.IsMechanism)?.Cause ?? Report.Causes[0].Cause;

    public static Trial Of(CaseProgram program, int seed, IReadOnlyCollection<RemedyAction> actions)
    {
        if (program is not TrainingProgram training)
        {
            CaseRun seen = (actions.Contains(RemedyAction.LowerLeafMinimum) && program is TreeProgram tree ? tree with { Estimator = SmallLeaves } : program).Run(seed);
            return new Trial(seen.Report, seen.Degeneracy == Degeneracy.Learned ? 1 : 0, IsHeldOut: false);
        }

        using DisposeScope scope = NewDisposeScope();
        var patient = new Patient(training, seed);
        foreach (RemedyAction action in actions.Order())
        {
            Treatment.Apply(patient, action);
        }

        using var guard = new GuardedRun(patient.Run);
        Train(patient, guard);
        Tensor outputs = TrainingLoop.Evaluate(patient.Run);
        guard.ObserveValidation(patient.Run.EvaluationInputs, outputs, patient.Run.EvaluationTargets);
        Tensor answers = patient.HasLogits && outputs.shape[1] == 1 ? outputs.sigmoid() : outputs;
        return new Trial(guard.Diagnose(), Skills.Of(OutputRows.Of(answers, patient.Run.EvaluationTargets), patient.Task), patient.IsHeldOut);
    }

    private static EstimatorChain<ITransformer> SmallLeaves(MLContext context) =>
        new EstimatorChain<ITransformer>()
            .Append(context.Transforms.Conversion.ConvertType(nameof(TreeRow.Label), outputKind: DataKind.Boolean))
            .Append<ITransformer>(context.BinaryClassification.Trainers.FastTree(minimumExampleCountPerLeaf: 1));

    private static void Train(Patient patient, GuardedRun guard)
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
        int epochs = MoreEpochs * run.Epochs;
        int steps = (int)((trained.Count + run.BatchSize - 1) / run.BatchSize);
        using var stopping = new EarlyStopping(run.Model, patience: Math.Max(10, epochs / 10));
        for (int i = 0; i < epochs && i * steps < MostSteps && !stopping.ShouldStop; i++)
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
