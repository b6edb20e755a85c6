using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static CollapseGuard.Cases.Injection.Fault;
using static CollapseGuard.CauseId;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Faults of the network between input and output.</summary>
internal static class NetworkFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        new("weights that begin at 0", [ConstantInitialization], (r, _) => r with { Start = w => w.zero_() }),
        new("weights that begin equal", [ConstantInitialization], (r, s) => r with { Start = w => w.fill_(Of(s, .01f, .1f, .5f)) }),

        new("weights that begin small", [InitializationTooSmall], (r, s) => r with { Start = w => w.normal_(0, Of(s, .01, .001, 1e-5)) }) { Prepare = Deep },
        new("weights that begin uniform and small", [InitializationTooSmall], (r, s) => r with { Start = w => w.uniform_(-Of(s, .02, .005, .001), Of(s, .02, .005, .001)) }) { Prepare = Deep },

        new("weights that begin large", [InitializationTooLarge], (r, s) => r with { Start = w => w.normal_(0, Of(s, 3, 10, 30)) }),
        new("weights that begin large in depth", [InitializationTooLarge], (r, s) => r with { Start = w => w.normal_(0, Of(s, 2, 4, 8)) }) { Prepare = Deep },

        new("no activation", [NoNonlinearity, TooLittleCapacity], (r, _) => r with { Hidden = Activation.Linear }) { Fits = r => !r.IsConvolution && r.Head != HeadForm.Numbers },
        new("sigmoids in depth", [UnsuitableActivation, VanishingGradient], (r, s) => r with { Hidden = Activation.Sigmoid, Widths = [.. Enumerable.Repeat(24, Of(s, 4, 5, 6))] }) { Prepare = (r, s) => r with { Widths = [.. Enumerable.Repeat(24, Of(s, 4, 5, 6))], Hidden = Activation.Relu } },
        new("softmax between layers", [UnsuitableActivation], (r, s) => r with { Hidden = Activation.Softmax }) { Prepare = (r, s) => r with { Widths = [.. Enumerable.Repeat(24, Of(s, 2, 3, 4))], Hidden = Activation.Relu } },

        new("one hidden unit", [TooLittleCapacity], (r, _) => r with { Widths = [.. r.Widths.Select(_ => 1)] }) { Fits = r => !r.IsConvolution },
        new("two hidden units", [TooLittleCapacity], (r, _) => r with { Widths = [2, 2] }) { Fits = r => !r.IsConvolution },

        new("dropout that removes nearly all", [DropoutTooHigh], (r, s) => r with { Dropout = Of(s, .9, .95, .98) }),
        new("dropout that removes much in depth", [DropoutTooHigh], (r, s) => r with { Dropout = Of(s, .8, .85, .9) }) { Prepare = Deep },

        new("a penalty that outweighs the data", [OverRegularized], (r, s) => r with { Penalty = Of(s, .1, .5, 5.0) }),

        new("statistics that never arrive", [BatchNormMode], (r, s) => r with { BatchNormMomentum = Of(s, 1e-3, 1e-4, 1e-6), Rework = FarInputs }) { Prepare = (r, _) => r with { BatchNormMomentum = .1, Rework = FarInputs } },
    ];

    private static Recipe Deep(Recipe recipe, int severity) => recipe.IsConvolution ? recipe with { Widths = [24, 16] } : recipe with { Widths = [.. Enumerable.Repeat(24, Of(severity, 3, 4, 5))] };

    private static DataParts FarInputs(DataParts parts) => parts.WithInputs(x => (x * 5) + 20);
}
