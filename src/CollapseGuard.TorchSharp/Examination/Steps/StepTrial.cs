using CollapseGuard.Summaries;
using CollapseGuard.Torch.Examination.Losses;
using CollapseGuard.Torch.State;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Steps;

/// <summary>Tries steps of several sizes and puts the parameters back.</summary>
internal static class StepTrial
{
    private static readonly double[] Multiples = [0.01, 0.1, 1, 10, 100];

    /// <summary>The loss after each trial step, with the same noise in each; null when there is no optimizer or no gradient.</summary>
    /// <param name="bench">The model on its bench.</param>
    /// <param name="gradients">The batch's gradients.</param>
    /// <param name="step">Step of the run, 0 before training.</param>
    /// <param name="floor">Loss that a perfect answer would leave; NaN when unknown.</param>
    public static StepProfile? Run(Bench bench, BatchGradients gradients, long step, double floor)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        Tensor[] kept = bench.Keeper.KeepParameters();
        List<(Tensor Parameter, Tensor Start, Tensor Change)> moves = Moves(bench, gradients, kept, out double rate);
        if (moves.Count == 0)
        {
            return null;
        }

        double before = Loss(bench);
        var after = new (double, double)[Multiples.Length];
        for (int i = 0; i < Multiples.Length; i++)
        {
            foreach ((Tensor parameter, Tensor start, Tensor change) in moves)
            {
                RawCopy.Into(parameter, start + (change * Multiples[i]));
            }

            try
            {
                after[i] = (Multiples[i], Contained.Number(() => Loss(bench)));
            }
            finally
            {
                bench.Keeper.RestoreParameters();
            }
        }

        return new StepProfile(step, rate, before, after, floor);
    }

    private static double Loss(Bench bench)
    {
        using var scope = NewDisposeScope();
        return bench.Loss(bench.Keeper.RestoresRandom ? Contained.Part(() => bench.Train(bench.X)) ?? bench.Infer(bench.X) : bench.Infer(bench.X));
    }

    private static List<(Tensor, Tensor, Tensor)> Moves(Bench bench, BatchGradients gradients, Tensor[] kept, out double rate)
    {
        var moves = new List<(Tensor, Tensor, Tensor)>();
        rate = double.NaN;
        foreach (OptimizerHelper optimizer in bench.Subject.Optimizers.OfType<OptimizerHelper>())
        {
            List<OptimizerState> states = optimizer.state_dict().State;
            int at = 0;
            foreach (ParamGroup group in optimizer.ParamGroups.OfType<ParamGroup>())
            {
                rate = double.IsNaN(rate) ? group.LearningRate : rate;
                foreach (Parameter parameter in group.Parameters)
                {
                    OptimizerState? state = at < states.Count ? states[at] : null;
                    at++;
                    int i = Array.FindIndex(bench.Keeper.Parameters, p => p.Handle == parameter.Handle);
                    if (i >= 0 && gradients.Gradients[i] is { } gradient)
                    {
                        moves.Add((bench.Keeper.Parameters[i], kept[i], StepDirection.Of(group, state, kept[i], gradient)));
                    }
                }
            }
        }

        return moves;
    }
}
