using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Sound programs made to look ill.</summary>
internal static class HealthyVariants
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("as it is", [], (r, _) => r),
        new("held out", [], (r, _) => r with { IsHeldOut = true }),
        new("warm-up", [], (r, s) => r with { Schedule = done => Math.Min(1, (done + .01) / Fault.Of(s, .1, .2, .3)) }),
        new("decaying rate", [], (r, _) => r with { Schedule = done => .5 * (1 + Math.Cos(Math.PI * done)) }),
        new("light penalty", [], (r, s) => r with { Penalty = Fault.Of(s, 1e-4, 3e-4, 1e-3) }),
        new("dropout", [], (r, s) => r with { Dropout = Fault.Of(s, .2, .35, .5), Epochs = r.Epochs * 3 / 2 }) { Fits = r => r.Head != HeadForm.Numbers },
        new("a rare class that is told apart", [], (r, s) => r with { Rows = 800, Rework = parts => Rare(parts, Fault.Of(s, .05, .02, .01)) }) { Fits = r => r.IsBinary },
        new("targets that hardly vary", [], (r, s) => r with { Rework = parts => parts.WithTargets(y => y * Fault.Of(s, .1, .03, .01)) }) { Fits = r => r.Head == HeadForm.Number && r.Optimizer == OptimizerKind.Adam },
        new("plateau, then learning", [], (r, s) => r with { Epochs = r.Epochs * 2, Schedule = done => done < Fault.Of(s, .2, .35, .45) ? 1e-3 : 1 }),
        new("frozen backbone", [], (r, _) => r with { FrozenLayers = 1, Widths = [64, .. r.Widths.Skip(1)], Epochs = r.Epochs * 2 }) { Fits = r => r.Head != HeadForm.Numbers },
        new("gradient accumulation", [], (r, s) => r with { AccumulatedBatches = Fault.Of(s, 2, 4, 4), BatchSize = 16, Epochs = r.Epochs * 3 / 2 }),
        new("noisy targets", [], (r, s) => r with { IsHeldOut = true, Rows = 512, Epochs = r.Epochs / 2, Rework = parts => parts.WithTargets(y => y + (Fault.Of(s, .5, .8, 1.0) * randn_like(y))) }) { Fits = r => r.Head == HeadForm.Number },
        new("wide", [], (r, s) => r with { Widths = [.. r.Widths.Select(w => Fault.Of(s, 2, 3, 4) * w)] }) { Fits = r => r.Head != HeadForm.Numbers },
        new("narrow", [], (r, s) => r with { Widths = [.. r.Widths.Select(w => Math.Max(6, w / 2))], Epochs = r.Epochs * 3 / 2 }) { Fits = r => r.Head != HeadForm.Numbers },
        new("batch normalization", [], (r, _) => r with { BatchNormMomentum = .1 }) { Fits = r => r.Head != HeadForm.Numbers },
        new("small batches", [], (r, _) => r with { BatchSize = 8, Epochs = r.Epochs / 2 }),
    ];

    /// <summary>Rare rows lie apart, so that their decisions are right.</summary>
    private static DataParts Rare(DataParts parts, double share)
    {
        Tensor y = (rand(parts.Targets.shape) < share).to(ScalarType.Float32);
        Tensor x = randn_like(parts.Inputs) + (2.2 * y);
        return new DataParts(x, y, x, y);
    }
}
