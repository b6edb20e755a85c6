using System.Numerics;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Joint moments of one block of predictions and targets, over the rows where both are finite.</summary>
/// <remarks>Shifted sums as in <see cref="MomentKernel"/>; the origin is the first row whose two numbers are finite.</remarks>
internal static class PairKernel
{
    public static PairedSummary Measure(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        int first = 0;
        while (first < predicted.Length && !(double.IsFinite(predicted[first]) && double.IsFinite(actual[first])))
        {
            first++;
        }

        if (first == predicted.Length)
        {
            return PairedSummary.Empty;
        }

        double originP = predicted[first], originY = actual[first];
        int lanes = Vector<double>.Count;
        ReadOnlySpan<Vector<double>> bodyP = MemoryMarshal.Cast<double, Vector<double>>(predicted);
        ReadOnlySpan<Vector<double>> bodyY = MemoryMarshal.Cast<double, Vector<double>>(actual)[..bodyP.Length];
        int done = bodyP.Length * lanes;
        Span<double> tailP = stackalloc double[lanes], tailY = stackalloc double[lanes];
        tailP.Fill(originP);
        tailY.Fill(originY);
        predicted[done..].CopyTo(tailP);
        actual[done..].CopyTo(tailY);

        Vector<double> infinity = new(double.PositiveInfinity), fillP = new(originP), fillY = new(originY);
        Vector<double> leastP = fillP, greatestP = fillP, leastY = fillY, greatestY = fillY;
        Vector<double> sumP = default, sumY = default, squareP = default, squareY = default, product = default;
        Vector<long> finite = default;
        for (int i = 0; i <= bodyP.Length; i++)
        {
            Vector<double> p = i < bodyP.Length ? bodyP[i] : new Vector<double>(tailP);
            Vector<double> y = i < bodyP.Length ? bodyY[i] : new Vector<double>(tailY);
            Vector<long> both = Vector.LessThan(Vector.Abs(p), infinity) & Vector.LessThan(Vector.Abs(y), infinity);
            finite -= both;
            p = Vector.ConditionalSelect(both, p, fillP);
            y = Vector.ConditionalSelect(both, y, fillY);
            leastP = Vector.MinNative(leastP, p);
            greatestP = Vector.MaxNative(greatestP, p);
            leastY = Vector.MinNative(leastY, y);
            greatestY = Vector.MaxNative(greatestY, y);
            p -= fillP;
            y -= fillY;
            sumP += p;
            sumY += y;
            squareP = Vector.MultiplyAddEstimate(p, p, squareP);
            squareY = Vector.MultiplyAddEstimate(y, y, squareY);
            product = Vector.MultiplyAddEstimate(p, y, product);
        }

        long count = Vector.Sum(finite) - (lanes - (predicted.Length - done));
        double totalP = Vector.Sum(sumP), totalY = Vector.Sum(sumY);
        return FromShiftedSums(
            MomentKernel.FromShiftedSums(count, originP, totalP, Vector.Sum(squareP), MomentKernel.Least(leastP), MomentKernel.Greatest(greatestP)),
            MomentKernel.FromShiftedSums(count, originY, totalY, Vector.Sum(squareY), MomentKernel.Least(leastY), MomentKernel.Greatest(greatestY)),
            Vector.Sum(product) - (totalP / count * totalY));
    }

    /// <summary>A constant has no covariance with anything, whatever the rounding says.</summary>
    public static PairedSummary FromShiftedSums(in MomentSummary predicted, in MomentSummary actual, double products) =>
        new(predicted, actual, predicted.SquaredDeviations == 0 || actual.SquaredDeviations == 0 ? 0 : products);
}
