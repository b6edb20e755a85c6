using System.Numerics;
using System.Runtime.InteropServices;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary>Moments of one class's finite scores over the rows of all other classes, in one pass without copying them out.</summary>
/// <remarks>Shifted sums as in <see cref="MomentKernel"/>; rows of the class itself are replaced by the origin.</remarks>
internal static class OthersKernel
{
    public static MomentSummary Measure(ReadOnlySpan<float> values, ReadOnlySpan<int> codes, int code)
    {
        int first = codes.IndexOfAnyExcept(code), lanes = Vector<float>.Count;
        if (first < 0)
        {
            return MomentSummary.Empty;
        }

        ReadOnlySpan<Vector<float>> body = MemoryMarshal.Cast<float, Vector<float>>(values);
        ReadOnlySpan<Vector<int>> bodyCodes = MemoryMarshal.Cast<int, Vector<int>>(codes)[..body.Length];
        Span<float> tail = stackalloc float[lanes];
        Span<int> tailCodes = stackalloc int[lanes];
        tailCodes.Fill(code);
        values[(body.Length * lanes)..].CopyTo(tail);
        codes[(body.Length * lanes)..].CopyTo(tailCodes);

        Vector<float> fill = new(values[first]), least = fill, greatest = fill;
        Vector<double> shift = new((double)values[first]), sumA = default, sumB = default, squareA = default, squareB = default;
        Vector<int> own = new(code), members = default;
        for (int i = 0; i <= body.Length; i++)
        {
            Vector<int> isMember = Vector.Equals(i < body.Length ? bodyCodes[i] : new Vector<int>(tailCodes), own);
            Vector<float> x = Vector.ConditionalSelect(isMember, fill, i < body.Length ? body[i] : new Vector<float>(tail));
            members -= isMember;
            least = Vector.MinNative(least, x);
            greatest = Vector.MaxNative(greatest, x);
            Vector<double> a = Vector.WidenLower(x) - shift, b = Vector.WidenUpper(x) - shift;
            sumA += a;
            sumB += b;
            squareA = Vector.MultiplyAddEstimate(a, a, squareA);
            squareB = Vector.MultiplyAddEstimate(b, b, squareB);
        }

        int count = ((body.Length + 1) * lanes) - Vector.Sum(members);
        return MomentKernel.FromShiftedSums(
            count, values[first], Vector.Sum(sumA + sumB), Vector.Sum(squareA + squareB), MomentKernel.Least(least), MomentKernel.Greatest(greatest));
    }
}
