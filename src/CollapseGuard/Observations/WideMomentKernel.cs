using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CollapseGuard.Summaries;

namespace CollapseGuard.Observations;

/// <summary><see cref="MomentKernel"/> for processors with vectors of 512 bits: the same sums, 64 numbers at a time.</summary>
/// <remarks>
/// Whether all 64 are finite is one test: a finite number times zero is zero, anything else is NaN. Only where it fails are
/// non-finite entries counted and replaced.
/// </remarks>
internal static class WideMomentKernel
{
    private const int Lanes = 16;
    private const int Step = 4 * Lanes;

    public static bool IsSupported => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    public static MomentSummary Measure(ReadOnlySpan<float> values, out int nans, out int infinities)
    {
        float origin = MomentKernel.FirstFinite(values);
        int whole = values.Length / Step * Step;
        Span<float> tail = stackalloc float[Step];
        tail.Fill(origin);
        values[whole..].CopyTo(tail);

        Sums sums = new(origin);
        sums.Add(values[..whole]);
        sums.Add(tail);
        infinities = Vector512.Sum(sums.Infinities);
        nans = Vector512.Sum(sums.Lost) - infinities;
        int count = values.Length - nans - infinities;
        return count == 0 ? MomentSummary.Empty : sums.ToSummary(count);
    }

    private struct Sums(float origin)
    {
        private Vector512<float> least = Vector512.Create(origin);
        private Vector512<float> greatest = Vector512.Create(origin);
        private Vector512<double> sum;
        private Vector512<double> squares;

        /// <summary>Non-finite entries met, lane by lane.</summary>
        public Vector512<int> Lost { get; private set; }

        /// <summary>Those that are no NaN.</summary>
        public Vector512<int> Infinities { get; private set; }

        /// <summary>Adds a multiple of <see cref="Step"/> numbers.</summary>
        public void Add(scoped ReadOnlySpan<float> values)
        {
            // The running figures live in registers: those of a struct would be written back in every round.
            Vector512<float> least = this.least, greatest = this.greatest;
            // Multiplying by one moves the subtraction to units that widening and adding leave idle; the result is the same.
            Vector512<double> shift = Vector512.Create(-(double)origin), one = Vector512<double>.One;
            Vector512<double> sumA = default, sumB = default, squareA = default, squareB = default, squareC = default, squareD = default;
            scoped ref float at = ref MemoryMarshal.GetReference(values);
            scoped ref float end = ref Unsafe.Add(ref at, values.Length);
            Span<float> repaired = stackalloc float[Step];
            for (; Unsafe.IsAddressLessThan(ref at, ref end); at = ref Unsafe.Add(ref at, Step))
            {
                scoped ref float from = ref at;
                Vector512<float> x = Load(ref from, 0), y = Load(ref from, 1), z = Load(ref from, 2), w = Load(ref from, 3);
                if (!AllFinite(x, y, z, w))
                {
                    (x, y, z, w) = (Repair(x), Repair(y), Repair(z), Repair(w));
                    from = ref Store(repaired, x, y, z, w);
                }

                least = Vector512.MinNative(Vector512.MinNative(least, x), Vector512.MinNative(Vector512.MinNative(y, z), w));
                greatest = Vector512.MaxNative(Vector512.MaxNative(greatest, x), Vector512.MaxNative(Vector512.MaxNative(y, z), w));
                for (int part = 0; part < Step; part += Step / 2)
                {
                    Vector512<double> a = Vector512.FusedMultiplyAdd(Widen(ref from, part), one, shift);
                    Vector512<double> b = Vector512.FusedMultiplyAdd(Widen(ref from, part + 8), one, shift);
                    Vector512<double> c = Vector512.FusedMultiplyAdd(Widen(ref from, part + 16), one, shift);
                    Vector512<double> d = Vector512.FusedMultiplyAdd(Widen(ref from, part + 24), one, shift);
                    squareA = Vector512.FusedMultiplyAdd(a, a, squareA);
                    squareB = Vector512.FusedMultiplyAdd(b, b, squareB);
                    squareC = Vector512.FusedMultiplyAdd(c, c, squareC);
                    squareD = Vector512.FusedMultiplyAdd(d, d, squareD);
                    sumA += a + b;
                    sumB += c + d;
                }
            }

            (this.least, this.greatest) = (least, greatest);
            sum += sumA + sumB;
            squares += squareA + squareB + (squareC + squareD);
        }

        public readonly MomentSummary ToSummary(int count) => MomentKernel.FromShiftedSums(
            count, origin, Vector512.Sum(sum), Vector512.Sum(squares), Least(least), Greatest(greatest));

        private static float Least(Vector512<float> lanes)
        {
            Vector256<float> half = Vector256.MinNative(lanes.GetLower(), lanes.GetUpper());
            Vector128<float> quarter = Vector128.MinNative(half.GetLower(), half.GetUpper());
            return float.Min(float.Min(quarter[0], quarter[1]), float.Min(quarter[2], quarter[3]));
        }

        private static float Greatest(Vector512<float> lanes) => -Least(-lanes);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<float> Load(ref float from, int vector) => Vector512.LoadUnsafe(ref from, (nuint)(vector * Lanes));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ref float Store(Span<float> into, Vector512<float> x, Vector512<float> y, Vector512<float> z, Vector512<float> w)
        {
            x.CopyTo(into);
            y.CopyTo(into[Lanes..]);
            z.CopyTo(into[(2 * Lanes)..]);
            w.CopyTo(into[(3 * Lanes)..]);
            return ref MemoryMarshal.GetReference(into);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector512<double> Widen(ref float from, int at) => Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref from, (nuint)at));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool AllFinite(Vector512<float> x, Vector512<float> y, Vector512<float> z, Vector512<float> w)
        {
            Vector512<float> zero = default;
            Vector512<float> xy = Vector512.FusedMultiplyAdd(y, zero, x * zero), zw = Vector512.FusedMultiplyAdd(w, zero, z * zero);
            return Vector512.EqualsAll(xy + zw, zero);
        }

        private Vector512<float> Repair(Vector512<float> x)
        {
            Vector512<int> finite = Vector512.IsFinite(x).AsInt32();
            Lost += Vector512<int>.One + finite;
            Infinities -= Vector512.AndNot(Vector512.Equals(x, x).AsInt32(), finite);
            return Vector512.ConditionalSelect(finite.AsSingle(), x, Vector512.Create(origin));
        }
    }
}
