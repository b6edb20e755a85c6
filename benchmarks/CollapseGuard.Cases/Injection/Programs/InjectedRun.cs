using CollapseGuard.Cases.TorchPrograms;
using CollapseGuard.Detectors;
using CollapseGuard.Diagnosis;
using CollapseGuard.Torch;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>What a program showed.</summary>
/// <param name="Program">The program.</param>
/// <param name="Degeneracy">The independent look at its outputs.</param>
/// <param name="Snapshot">All that the guard knew at the end; null when it was not asked.</param>
/// <param name="Examination">What every detector answered; null when none was asked.</param>
/// <param name="IsUnlearned">True when the fault shows on other rows than those trained on, and those were not learned either.</param>
internal sealed record InjectedRun(InjectedProgram Program, Degeneracy Degeneracy, Snapshot? Snapshot, Examination? Examination, bool IsUnlearned = false)
{
    /// <summary>A faulty program counts when it gains less than this on the best constant; a sound one must gain twice as much.</summary>
    private const double LeastGain = .05;

    /// <summary>The verdict on <see cref="Snapshot"/>.</summary>
    public Outcome Outcome => OutcomeRule.Decide(Snapshot!, Examination!);

    /// <summary>Trains without a guard and looks.</summary>
    public static Degeneracy Look(Recipe recipe, int seed)
    {
        using var scope = NewDisposeScope();
        using ProgramRun run = Kitchen.Build(recipe, seed);
        double last = TrainingLoop.Train(run)[^1];
        return Judge(recipe, run, TrainingLoop.Evaluate(run), last, 2 * LeastGain);
    }

    /// <summary>Trains under the guard; asks it only when the outputs are as wanted.</summary>
    public static InjectedRun Of(InjectedProgram program, Func<Degeneracy, bool> isWanted)
    {
        using var scope = NewDisposeScope();
        using ProgramRun run = Kitchen.Build(program.Recipe, program.Seed);
        var catcher = new SnapshotCatcher();
        var options = new GuardOptions
        {
            GradientAccumulationSteps = program.Recipe.AccumulatedBatches,
            Monitor = new() { Check = new CheckOptions { Detectors = new DetectorSet([catcher]) } },
        };
        using var guard = new GuardedRun(run, options);
        double last = TrainingLoop.Train(run, guard)[^1];
        Tensor outputs = TrainingLoop.Evaluate(run);
        Degeneracy seen = Judge(program.Recipe, run, outputs, last, LeastGain);
        bool isUnlearned = program.LearnsItsRows && Judge(program.Recipe, OfItsRows(run), TrainingLoop.Evaluate(OfItsRows(run)), last, LeastGain) != Degeneracy.Learned;
        if (!isWanted(seen) || isUnlearned)
        {
            return new InjectedRun(program, seen, null, null, isWanted(seen));
        }

        guard.ObserveValidation(run.EvaluationInputs, outputs, run.EvaluationTargets);
        guard.Diagnose();
        Snapshot snapshot = catcher.Caught!;
        return new InjectedRun(program, seen, snapshot, Examination.Run(snapshot, DetectorSet.Default));
    }

    private static ProgramRun OfItsRows(ProgramRun run) => run with { EvaluationInputs = run.Inputs, EvaluationTargets = run.Targets };

    private static Degeneracy Judge(Recipe recipe, ProgramRun run, Tensor outputs, double lastLoss, double leastGain)
    {
        // The plain look decides at one half: of logits it must see probabilities.
        Tensor looked = recipe is { Head: HeadForm.Logit, LastActivation: null } ? outputs.sigmoid() : outputs;
        return DegenerateCheck.Judge(OutputRows.Of(looked, run.EvaluationTargets), !recipe.IsNumber, lastLoss, leastGain);
    }
}
