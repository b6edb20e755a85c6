using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Moments of one block of numbers in one pass, with as many lanes as the processor has.</summary>
/// <remarks>
/// Sums are of differences from a number of the block itself. That number's own deviation is part of the sum of squares, so
/// at most a factor of the block's length is lost to cancellation: below 5e-13 relative at <see cref="MostRows"/> rows, wherever
/// the mean lies. Non-finite entries are replaced by that same number: they add nothing and cannot change the range.
/// </remarks>
internal static class MomentKernel
{
    /// <summary>Rows of a block: what stays in the first cache beside the buffers of a sketch.</summary>
    public const int Rows = 1024;

    /// <summary>Rows of a block of one column alone.</summary>
    public const int MostRows = 4096;

    public static MomentSummary Measure(ReadOnlySpan<float> values, out int nans, out int infinities)
    {
        if (WideMomentKernel.IsSupported)
        {
            return WideMomentKernel.Measure(values, out nans, out infinities);
        }

        float origin = FirstFinite(values);
        int step = 2 * Vector<float>.Count, pairs = values.Length / step;
        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(values);
        Span<Vector<float>> tail = [new Vector<float>(origin), new Vector<float>(origin)];
        values[(pairs * step)..].CopyTo(MemoryMarshal.Cast<Vector<float>, float>(tail));

        // Few running sums: each stays in a register, and none waits for memory.
        Vector<float> infinity = new(float.PositiveInfinity), fill = new(origin), least = fill, greatest = fill;
        Vector<double> shift = new((double)origin), sumA = default, sumB = default, squareA = default, squareB = default;
        Vector<int> lost = default, lostNumbers = default;
        for (int i = 0; i <= pairs; i++)
        {
            ReadOnlySpan<Vector<float>> pair = i < pairs ? body.Slice(2 * i, 2) : tail;
            Vector<float> x = pair[0], y = pair[1];
            Vector<int> finiteX = Vector.LessThan(Vector.Abs(x), infinity), finiteY = Vector.LessThan(Vector.Abs(y), infinity);
            if (!Vector.EqualsAll(finiteX & finiteY, Vector<int>.AllBitsSet))
            {
                lost += Vector<int>.One + finiteX + Vector<int>.One + finiteY;
                lostNumbers -= Vector.AndNot(Vector.Equals(x, x), finiteX) + Vector.AndNot(Vector.Equals(y, y), finiteY);
                x = Vector.ConditionalSelect(finiteX, x, fill);
                y = Vector.ConditionalSelect(finiteY, y, fill);
            }

            least = Vector.MinNative(least, Vector.MinNative(x, y));
            greatest = Vector.MaxNative(greatest, Vector.MaxNative(x, y));
            Vector<double> a = Vector.WidenLower(x) - shift, b = Vector.WidenUpper(x) - shift;
            squareA = Vector.MultiplyAddEstimate(a, a, squareA);
            squareB = Vector.MultiplyAddEstimate(b, b, squareB);
            Vector<double> c = Vector.WidenLower(y) - shift, d = Vector.WidenUpper(y) - shift;
            squareA = Vector.MultiplyAddEstimate(c, c, squareA);
            squareB = Vector.MultiplyAddEstimate(d, d, squareB);
            sumA += a + c;
            sumB += b + d;
        }

        infinities = Vector.Sum(lostNumbers);
        nans = Vector.Sum(lost) - infinities;
        int count = values.Length - nans - infinities;
        return count == 0 ? MomentSummary.Empty
            : FromShiftedSums(
                count, origin, Vector.Sum(sumA + sumB), Vector.Sum(squareA + squareB), Least(least), Greatest(greatest));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // hot from the first block on
    public static MomentSummary Measure(ReadOnlySpan<double> values, out int nans, out int infinities)
    {
        double origin = FirstFinite(values);
        int lanes = Vector<double>.Count;
        ReadOnlySpan<Vector<double>> body = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<double> tail = stackalloc double[lanes];
        tail.Fill(origin);
        values[(body.Length * lanes)..].CopyTo(tail);
        int padding = lanes - (values.Length - (body.Length * lanes));

        Vector<double> infinity = new(double.PositiveInfinity), fill = new(origin), least = fill, greatest = fill;
        Vector<double> sum = default, square = default;
        Vector<long> finite = default, numbers = default;
        for (int i = 0; i <= body.Length; i++)
        {
            Vector<double> x = i < body.Length ? body[i] : new Vector<double>(tail);
            Vector<long> isFinite = Vector.LessThan(Vector.Abs(x), infinity);
            finite -= isFinite;
            numbers -= Vector.Equals(x, x);
            x = Vector.ConditionalSelect(isFinite, x, fill);
            least = Vector.MinNative(least, x);
            greatest = Vector.MaxNative(greatest, x);
            x -= fill;
            sum += x;
            square = Vector.MultiplyAddEstimate(x, x, square);
        }

        int count = Count((int)Vector.Sum(finite) - padding, (int)Vector.Sum(numbers) - padding, values.Length, out nans, out infinities);
        return count == 0 ? MomentSummary.Empty
            : FromShiftedSums(count, origin, Vector.Sum(sum), Vector.Sum(square), Least(least), Greatest(greatest));
    }

    /// <summary>The first finite number; 0 when there is none.</summary>
    public static T FirstFinite<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            if (T.IsFinite(value))
            {
                return value;
            }
        }

        return T.Zero;
    }

    /// <summary>Moments from sums of x - origin and (x - origin)².</summary>
    public static MomentSummary FromShiftedSums(long count, double origin, double sum, double squares, double least, double greatest)
    {
        // Numbers that are all equal have no spread, whatever the rounding of their mean says.
        return least == greatest
            ? new MomentSummary(count, least, 0, least, greatest)
            : new MomentSummary(count, origin + (sum / count), Math.Max(0, squares - (sum / count * sum)), least, greatest);
    }

    public static double Least<T>(Vector<T> lanes)
        where T : struct, INumber<T>
    {
        T least = lanes[0];
        for (int i = 1; i < Vector<T>.Count; i++)
        {
            least = T.Min(least, lanes[i]);
        }

        return double.CreateTruncating(least);
    }

    public static double Greatest<T>(Vector<T> lanes)
        where T : struct, INumber<T>
    {
        T greatest = lanes[0];
        for (int i = 1; i < Vector<T>.Count; i++)
        {
            greatest = T.Max(greatest, lanes[i]);
        }

        return double.CreateTruncating(greatest);
    }

    private static int Count(int finite, int numbers, int length, out int nans, out int infinities)
    {
        nans = length - numbers;
        infinities = numbers - finite;
        return finite;
    }
}
