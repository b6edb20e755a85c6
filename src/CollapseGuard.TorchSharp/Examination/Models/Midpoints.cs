using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Models;

/// <summary>The answers to row pairs beside the answer halfway between them: a straight line has the mean of both there.</summary>
/// <param name="bench">The model and inputs that may be averaged.</param>
/// <remarks>
/// A sigmoid, tanh or softmax at the end is undone first, as far as its outputs are not at their ends: a stack of linear layers before it is still linear.
/// Rows are paired with each other and with -3 times each other, so that a rectifier that happens to be open for all of them is seen.
/// </remarks>
internal sealed class Midpoints(Bench bench)
{
    // Nearer to an end than this, single precision leaves too little to undo.
    private const double Edge = 0.02;

    /// <summary>Median over rows and outputs of |f(a) + f(b) - 2 f((a + b)/2)|, over the spread of the answers; the greater of both pairings.</summary>
    public double Curvature()
    {
        long half = bench.X.shape[0] / 2;
        Tensor other = bench.X.roll(half, 0L), far = other * -3;
        double near = Curvature(other, bench.Infer(other));
        double across = Contained.Number(() => Curvature(far, bench.Infer(far)));
        return double.IsNaN(across) ? near : double.IsNaN(near) ? across : Math.Max(near, across);
    }

    // Between the batch and other rows.
    private double Curvature(Tensor others, Tensor answers)
    {
        Tensor a = Doubles.Wide(bench.Inferred), b = Doubles.Wide(answers);
        Tensor middle = Doubles.Wide(bench.Infer((bench.X + others) * 0.5));
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
        double spread = seen.numel() == a.numel() ? Doubles.Spread(Doubles.Rows(a)) : seen.std(unbiased: false).item<double>();
        return spread == 0 ? double.NaN : bend.masked_select(known).median().item<double>() / spread;
    }
}
