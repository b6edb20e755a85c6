using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>A program that trains a network.</summary>
/// <param name="Create">Makes data, model, loss and optimizer; draws random numbers in that order.</param>
internal sealed record TrainingProgram(string Id, string Origin, PredictionTask Task, Standing Standing, IReadOnlyList<CauseId> Causes, Func<ProgramRun> Create)
    : CaseProgram(Id, Origin, Task, Standing, Causes)
{
    /// <summary>A run ready to train; the same seed gives the same run.</summary>
    public ProgramRun Start(int seed)
    {
        manual_seed(seed);
        return Create();
    }

    public override CaseRun Run(int seed)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return RunOnce(seed);
            }
            catch (System.Runtime.InteropServices.ExternalException) when (attempt < 3)
            {
                // TorchSharp 0.107 may finalize a number while native code still reads it (its pull requests 1434 and 1496): the same seed again.
            }
        }
    }

    private CaseRun RunOnce(int seed)
    {
        using ProgramRun run = Start(seed);
        using var guard = new GuardedRun(run);
        IReadOnlyList<double> curve = TrainingLoop.Train(run, guard);
        using Tensor outputs = TrainingLoop.Evaluate(run);
        guard.ObserveValidation(run.EvaluationInputs, outputs, run.EvaluationTargets);
        OutputRows seen = OutputRows.Of(outputs, run.EvaluationTargets);
        return new CaseRun(seed, guard.Diagnose(), DegenerateCheck.Judge(seen, Task != PredictionTask.Regression, curve[^1]), seen.Spread, curve);
    }
}
