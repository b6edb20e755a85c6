using static CollapseGuard.Cases.SignalProbes.SignalKind;

namespace CollapseGuard.Cases.SignalProbes;

/// <summary>Every population of the verb, in the order of the table.</summary>
internal static class SignalCases
{
    public static IReadOnlyList<SignalCase> All { get; } =
    [
        new("noise, 8 target families, n 100-1,000, d 2-50, copies in two thirds", Noise, 0.017, 2_000, NoiseSets.Draw),
        new("noise, labels sorted in 3 runs, n 500, d 10", Noise, 0.017, 400, r => DependentRows.SortedLabels(r, 500, 10)),
        new("noise, 60 groups of 8 rows, d 5", Noise, 0.017, 400, r => DependentRows.Groups(r, 60, 0, 5, 0)),
        new("noise, 60 groups of 1-20 rows, d 5", Noise, 0.017, 400, r => DependentRows.Groups(r, 60, 20, 5, 0)),
        new("series AR(1) .95, independent, n 500, d 5", Serial, double.NaN, 400, r => DependentRows.Series(r, 500, 5, 0.95, 0)),
        new("series AR(1) .95, independent, n 2,000, d 5", Serial, double.NaN, 200, r => DependentRows.Series(r, 2_000, 5, 0.95, 0)),
        new("series AR(1) .7, independent, n 500, d 5", Serial, double.NaN, 400, r => DependentRows.Series(r, 500, 5, 0.7, 0)),
        new("linear R2 .1, n 600, d 5", Power, 0.95, 400, r => SignalSets.Linear(r, 600, 5, 0.1)),
        new("linear R2 .1, n 600, d 24", Power, 0.95, 400, r => SignalSets.Linear(r, 600, 24, 0.1)),
        new("linear R2 .1, n 1,250, d 50", Power, 0.95, 400, r => SignalSets.Linear(r, 1_250, 50, 0.1)),
        new("product x1 x2, R2 .1, n 500, d 2", Power, 0.95, 400, r => SignalSets.Numbers(r, 500, 2, 0.1, x => x[0] * x[1])),
        new("product x1 x2, R2 .1, n 500, d 12", Power, 0.95, 400, r => SignalSets.Numbers(r, 500, 12, 0.1, x => x[0] * x[1])),
        new("XOR, 10 % flipped, n 500, no noise column", Power, 0.95, 400, r => SignalSets.Parity(r, 500, 2, 2, 0.1)),
        new("XOR, 10 % flipped, n 500, 20 noise columns", Power, 0.95, 400, r => SignalSets.Parity(r, 500, 22, 2, 0.1)),
        new("sine, square and absolute value, R2 .1, n 500, d 10", Power, 0.9, 400, r => SignalSets.Additive(r, 500, 10)),
        new("4 classes apart by .7 sd in x1, n 500, d 10", Limit, double.NaN, 400, r => SignalSets.Classes(r, 500, 10, 4, x => Math.Clamp((int)Math.Floor((0.35 * x[0]) + r.Normal() + 2), 0, 3))),
        new("three-way parity, nothing flipped, n 500, d 10", Limit, double.NaN, 200, r => SignalSets.Parity(r, 500, 10, 3, 0)),
        new("linear R2 .1, n 500, d 50", Limit, double.NaN, 200, r => SignalSets.Linear(r, 500, 50, 0.1)),
        new("about 2 % positives, weak logit (sd 1.5), n 500, d 10", Limit, double.NaN, 200, r => SignalSets.Classes(r, 500, 10, 2, x => r.Chance(1 / (1 + Math.Exp(5 - (1.5 * x[0])))) ? 1 : 0)),
        new("one wave cos(9 x1), R2 .1, n 500, d 10", Limit, double.NaN, 200, r => SignalSets.Numbers(r, 500, 10, 0.1, x => Math.Cos(9 * x[0]))),
        new("three-way parity, 10 % flipped, n 500, 20 noise columns", Limit, double.NaN, 200, r => SignalSets.Parity(r, 500, 23, 3, 0.1)),
        new("60 groups of 1-20 rows, group effect R2 .5, d 5", Limit, double.NaN, 200, r => DependentRows.Groups(r, 60, 20, 5, 0.5)),
        new("series AR(1) .95, R2 .5, n 500, d 5", Limit, double.NaN, 200, r => DependentRows.Series(r, 500, 5, 0.95, 0.5)),
        new("series AR(1) .95, R2 .9, n 500, d 5", Limit, double.NaN, 200, r => DependentRows.Series(r, 500, 5, 0.95, 0.9)),
    ];
}
