using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>The answers to row pairs beside the answer halfway between them: a straight line has the mean of both there.</summary>
/// <param name="bench">The model and inputs that may be averaged.</param>
/// <remarks>
/// A sigmoid, tanh or softmax at the end is undone first, as far as its outputs are not at their ends: a stack of linear layers before it is still linear.
/// Rows are asked as they are and at -3 times their size, so that a rectifier that happens to be open for all of them is seen.
/// </remarks>
internal sealed class Midpoints(Bench bench)
{
    private const double Edge = 1e-4;

    /// <summary>Median over rows and outputs of |f(a) + f(b) - 2 f((a + b)/2)|, over the spread of the answers; the greater of both sizes.</summary>
    public double Curvature()
    {
        double asTheyAre = Curvature(bench.X, bench.Inferred);
        Tensor far = bench.X * -3;
        double beyond = Contained.Number(() => Curvature(far, bench.Infer(far)));
        return double.IsNaN(beyond) ? asTheyAre : double.IsNaN(asTheyAre) ? beyond : Math.Max(asTheyAre, beyond);
    }

    private double Curvature(Tensor inputs, Tensor answers)
    {
        long half = inputs.shape[0] / 2;
        Tensor a = Reading.Wide(answers), b = a.roll(half, 0L);
        Tensor middle = Reading.Wide(bench.Infer((inputs + inputs.roll(half, 0L)) * 0.5));
        double least = Bend(a, b, middle);
        foreach (Func<Tensor, Tensor> undone in Undone(a))
        {
            double bend = Bend(undone(a), undone(b), undone(middle));
            least = bend < least ? bend : least;
        }

        return least;
    }

    private static IEnumerable<Func<Tensor, Tensor>> Undone(Tensor answers)
    {
        (double low, double high) = (answers.min().item<double>(), answers.max().item<double>());
        if (low >= 0 && high <= 1)
        {
            yield return p => (p / (1 - p)).log().where(Inside(p, Edge, 1 - Edge), double.NaN);
            if (answers.dim() > 1 && answers.shape[^1] > 1)
            {
                yield return p => (p.log() - p.log().narrow(-1, 0, 1)).where(Inside(p, Edge, 1 - Edge), double.NaN).narrow(-1, 1, p.shape[^1] - 1);
            }
        }
        else if (low >= -1 && high <= 1)
        {
            yield return p => ((1 + p) / (1 - p)).log().where(Inside(p, Edge - 1, 1 - Edge), double.NaN);
        }
    }

    private static Tensor Inside(Tensor p, double low, double high) => (p > low) & (p < high);

    private static double Bend(Tensor a, Tensor b, Tensor middle)
    {
        Tensor bend = (a + b - (middle * 2)).abs();
        Tensor known = bend.isfinite();
        if (!known.any().item<bool>())
        {
            return double.NaN;
        }

        Tensor seen = a.masked_select(a.isfinite());
        double spread = seen.numel() == a.numel() ? Reading.Spread(Reading.Rows(a)) : seen.std(unbiased: false).item<double>();
        return spread == 0 ? double.NaN : bend.masked_select(known).median().item<double>() / spread;
    }
}
