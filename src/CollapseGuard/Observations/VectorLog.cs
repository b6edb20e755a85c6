using System.Numerics;
using System.Runtime.CompilerServices;

namespace CollapseGuard.Observations;

/// <summary>Natural logarithms of probabilities, several at once, within 2e-7 of the true value over its size.</summary>
/// <remarks>
/// x = m 2^e with m in [sqrt(1/2), sqrt(2)) and the polynomial of logf in Moshier's Cephes library, 1992. Only positive normal
/// numbers come in, so none of the cases of the general function need a branch or a blend.
/// </remarks>
internal static class VectorLog
{
    /// <summary>The least number that may come in.</summary>
    public const float SmallestNormal = 1.17549435e-38f;

    private const int SquareRootOfHalf = 0x3F3504F3;
    private const int MantissaBits = 23;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Ln(Vector<float> x)
    {
        Vector<int> bits = Vector.AsVectorInt32(x);
        Vector<int> exponent = Vector.ShiftRightArithmetic(bits - new Vector<int>(SquareRootOfHalf), MantissaBits);
        Vector<float> f = Vector.AsVectorSingle(bits - Vector.ShiftLeft(exponent, MantissaBits)) - Vector<float>.One;
        Vector<float> e = Vector.ConvertToSingle(exponent), square = f * f;

        // Estrin's order of the polynomial: the processor waits for half as many steps as with Horner's.
        Vector<float> a = Vector.MultiplyAddEstimate(f, new Vector<float>(-2.4999993993e-1f), new Vector<float>(3.3333331174e-1f));
        Vector<float> b = Vector.MultiplyAddEstimate(f, new Vector<float>(-1.6668057665e-1f), new Vector<float>(2.0000714765e-1f));
        Vector<float> c = Vector.MultiplyAddEstimate(f, new Vector<float>(-1.2420140846e-1f), new Vector<float>(1.4249322787e-1f));
        Vector<float> d = Vector.MultiplyAddEstimate(f, new Vector<float>(-1.1514610310e-1f), new Vector<float>(1.1676998740e-1f));
        d = Vector.MultiplyAddEstimate(square, new Vector<float>(7.0376836292e-2f), d);
        c = Vector.MultiplyAddEstimate(square, d, c);
        a = Vector.MultiplyAddEstimate(square, b, a);
        Vector<float> p = Vector.MultiplyAddEstimate(square * square, c, a);
        Vector<float> tail = Vector.MultiplyAddEstimate(square, new Vector<float>(-0.5f), e * Ln2Low);
        tail = Vector.MultiplyAddEstimate(f * square, p, tail);
        return Vector.MultiplyAddEstimate(e, new Vector<float>(Ln2High), f + tail);
    }
}
