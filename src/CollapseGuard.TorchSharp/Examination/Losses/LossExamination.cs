using CollapseGuard.Summaries;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>Asks the loss at predictions made for the purpose.</summary>
internal static class LossExamination
{
    private const double SmallWay = 0.01;

    // 8 units in the last place of a float at the size of a loss that is not least: what is left of perfect predictions' loss is rounding.
    private const double Resolution = 8 * 1.1920929e-7;

    /// <summary>What the loss answers; its <see cref="LossBehavior.Failure"/> when it throws on the model's outputs.</summary>
    /// <param name="bench">Model, loss and a batch with targets.</param>
    /// <param name="gradients">Gradients at the batch; null when there are none.</param>
    public static LossBehavior Examine(Bench bench, BatchGradients? gradients)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        Tensor outputs = bench.Outputs;
        double atOutputs;
        try
        {
            atOutputs = bench.Loss(outputs);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new LossBehavior { Failure = e.Message.Split('\n')[0].Trim() };
        }

        var encodings = TargetEncodings.Of(bench.Y!, outputs);
        LossIdentity identity = Contained.Part(() => LossIdentity.Of(bench, encodings)) ?? new LossIdentity(LossForm.Unknown, null, false);
        PerfectPrediction? perfect = Contained.Part(() => PerfectPrediction.Of(identity, encodings, bench.Y!, outputs));
        LossBehavior behavior = Structure(bench, encodings.ClassAxis) with
        {
            Form = identity.Form,
            AtOutputs = Finite(atOutputs),
            IsNonFiniteAtOutputs = !double.IsFinite(atOutputs) && outputs.isfinite().all().item<bool>(),
            OutputGradient = gradients?.OutputGradient ?? double.NaN,
            PenaltyGradientRatio = gradients?.PenaltyRatio ?? double.NaN,
        };
        return perfect is null || IsUnsafe(identity, outputs) ? behavior : Answers(bench, perfect, behavior, atOutputs);
    }

    // A CUDA kernel that meets a prediction outside its range takes the process's device with it: ask only losses that are known there.
    private static bool IsUnsafe(LossIdentity identity, Tensor outputs) => outputs.device_type != TorchSharp.DeviceType.CPU && identity.Form == LossForm.Unknown;

    private static LossBehavior Answers(Bench bench, PerfectPrediction perfect, LossBehavior behavior, double atOutputs)
    {
        double At(Func<Tensor> prediction) => Finite(Contained.Number(() => bench.Loss(prediction())));
        Tensor? wrong = Contained.Part(() => PerfectPrediction.WrongRows(bench.Y!));
        double atPerfect = At(() => perfect.Exact);
        double shifted = Least(perfect.Shifted, p => At(() => p));
        double permuted = wrong is null ? double.NaN : Finite(Contained.Number(() => bench.Loss(perfect.Exact, wrong)));
        return behavior with
        {
            AtPerfect = atPerfect,
            AtConstant = At(() => perfect.Constant),
            AtShifted = shifted,
            AtInverted = At(() => perfect.Inverted),
            AtPermuted = permuted,
            RowMatching = Math.Abs(atPerfect - permuted) <= Resolution * Math.Abs(shifted) ? 0 : Relative(atPerfect, permuted),
            TowardsTarget = Finite(Contained.Number(() => Towards(bench, perfect.Exact, atOutputs))),
        };
    }

    // What the loss does with rows and classes, whatever it is.
    private static LossBehavior Structure(Bench bench, int classAxis)
    {
        Tensor[] probes = ProbingPredictions.Interior(bench.Outputs);
        Tensor half = probes[1] * 0.5;
        double first = Contained.Number(() => bench.Loss(probes[0])), atHalf = Contained.Number(() => bench.Loss(half));
        bool hasClasses = half.dim() > classAxis && half.shape[classAxis] > 1;
        return new LossBehavior
        {
            DoubledRatio = Finite(Contained.Number(() => Doubled(bench, probes[0], probes[2], first))),
            ShiftResponse = hasClasses ? Contained.Number(() => Response(bench, half, atHalf, half + 0.2)) : double.NaN,
            ScaleResponse = Contained.Number(() => Response(bench, half, atHalf, half * 2)),
        };
    }

    // Rows with low and with high targets are altered apart: together their changes may cancel.
    private static double Response(Bench bench, Tensor probe, double atProbe, Tensor altered)
    {
        Tensor order = PerfectPrediction.Order(bench.Y!).to(probe.device);
        long half = Math.Max(1, order.shape[0] / 2);
        double greatest = double.NaN;
        foreach (Tensor some in (Tensor[])[order.narrow(0, 0, half), order.narrow(0, order.shape[0] - half, half)])
        {
            double change = Relative(atProbe, Contained.Number(() => bench.Loss(probe.index_copy(0, some, altered.index_select(0, some)))));
            greatest = double.IsNaN(greatest) || change > greatest ? change : greatest;
        }

        return greatest;
    }

    private static double Doubled(Bench bench, Tensor a, Tensor b, double atA)
    {
        Tensor targets = cat([bench.Y!, bench.Y!], 0);
        double twice = bench.Loss(cat([a, a], 0), targets) - bench.Loss(cat([b, b], 0), targets);
        return twice / (atA - bench.Loss(b));
    }

    private static double Towards(Bench bench, Tensor perfect, double atOutputs)
    {
        Tensor way = perfect - bench.Outputs;
        double scale = Doubles.RootMeanSquare(Doubles.Wide(way));
        return (bench.Loss(bench.Outputs + (way * SmallWay)) - atOutputs) / (SmallWay * scale);
    }

    private static double Least(IReadOnlyList<Tensor> predictions, Func<Tensor, double> at)
    {
        double least = double.NaN;
        foreach (Tensor prediction in predictions)
        {
            double value = at(prediction);
            least = double.IsNaN(least) || value < least ? value : least;
        }

        return least;
    }

    private static double Relative(double a, double b)
    {
        double greatest = Math.Max(Math.Abs(a), Math.Abs(b));
        return greatest == 0 ? 0 : Finite(Math.Abs(a - b) / greatest);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
