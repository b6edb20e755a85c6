using CollapseGuard.Summaries;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>Asks the model at altered inputs.</summary>
internal static class ModelExamination
{
    private const int NoisyRepeats = 6;

    /// <summary>What the model answers.</summary>
    public static ModelBehavior Examine(Bench bench, ModelShape shape)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var still = new ModelBehavior
        {
            WeightLayers = shape.WeightModules.Count,
            NarrowestHidden = shape.WeightModules.SkipLast(1).Select(m => ModelShape.Units(m.Module)).DefaultIfEmpty(0).Min(),
            HasBatchNorm = shape.HasBatchNorm,
            DropoutRate = shape.DropoutRate,
        };
        if (Contained.Part(() => Doubles.Rows(bench.Inferred)) is not { } answers)
        {
            return still;
        }

        bool aligned = bench.Inferred.dim() > 0 && bench.Inferred.shape[0] == bench.X.shape[0] && bench.X.shape[0] > 1;
        double spread = Doubles.Spread(answers);
        ModelBehavior asked = still with { GreatestResponse = Contained.Number(() => GreatestResponse(bench, answers)) };
        return aligned ? WithModes(bench, shape, answers, spread, asked with
        {
            Deviation = Doubles.Deviations(answers).median().item<double>(),
            RowCoupling = spread > 0 ? Contained.Number(() => RowCoupling(bench, answers, spread)) : double.NaN,
            Curvature = spread > 0 && Batch.HoldsNumbers(bench.X) ? Contained.Number(() => new Midpoints(bench).Curvature()) : double.NaN,
        }) : asked;
    }

    private static double GreatestResponse(Bench bench, Tensor answers)
    {
        double greatest = bench.X.shape[0] > 1 ? Change(answers, bench.Infer(bench.X.roll(1, 0L))) : double.NaN;
        if (Batch.HoldsNumbers(bench.X))
        {
            foreach (double factor in (double[])[0, -3, 10])
            {
                double change = Contained.Number(() => Change(answers, bench.Infer(bench.X * factor)));
                greatest = double.IsNaN(greatest) || change > greatest ? change : greatest;
            }
        }

        return greatest;
    }

    private static double Change(Tensor answers, Tensor altered)
    {
        Tensor other = Doubles.Rows(altered);
        double greatest = Math.Max(Doubles.Greatest(answers), Doubles.Greatest(other));
        return greatest == 0 ? 0 : Doubles.Greatest(answers - other) / greatest;
    }

    private static double RowCoupling(Bench bench, Tensor answers, double spread)
    {
        double greatest = 0;
        foreach (long row in (long[])[0, bench.X.shape[0] - 1])
        {
            Tensor alone = Doubles.Rows(bench.Infer(bench.X.narrow(0, row, 1)));
            greatest = Math.Max(greatest, Doubles.Greatest(alone - answers.narrow(0, row, 1)) / spread);
        }

        return greatest;
    }

    private static ModelBehavior WithModes(Bench bench, ModelShape shape, Tensor answers, double spread, ModelBehavior behavior)
    {
        if (spread == 0 || Contained.Part(() => Doubles.Rows(bench.Train(bench.X))) is not { } first)
        {
            return behavior;
        }

        if (Contained.Part(() => Doubles.Rows(bench.Train(bench.X, fresh: true))) is not { } second)
        {
            return behavior;
        }

        double noise = Doubles.RootMeanSquare(first - second) / spread;
        int draws = 2;
        Tensor sum = first + second;
        for (; noise > 0 && draws < NoisyRepeats; draws++)
        {
            sum += Doubles.Rows(bench.Train(bench.X, fresh: true));
        }

        // Two answers differ by twice the variance of one; the mean keeps a share of it that is no difference between the modes.
        double difference = Doubles.RootMeanSquare((sum / draws) - answers) / spread;
        return behavior with
        {
            TrainingNoise = noise,
            ModeDifference = Math.Sqrt(Math.Max(0, (difference * difference) - (noise * noise / (2 * draws)))),
            DroppedOutputShare = Contained.Number(() => DroppedOutputs.Share(bench, shape, first, answers)),
        };
    }
}
