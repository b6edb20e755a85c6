using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static CollapseGuard.Cases.Injection.Fault;
using static CollapseGuard.CauseId;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Faults of the inputs and of how many rows there are.</summary>
internal static class RowFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        Inputs("unscaled inputs", [InputScale], (x, s) => x * Of(s, 1e2, 1e3, 1e5)),
        Inputs("one unscaled column", [InputScale], (x, s) => Around(x, Of(s, 1e3, 1e4, 1e6), 0)) with { Fits = r => !r.IsConvolution && r.Head != HeadForm.Numbers },
        Inputs("inputs far from 0", [InputScale], (x, s) => x + Of(s, 50, 300, 3000)),
        Inputs("inputs like years", [InputScale], (x, s) => (x * Of(s, 10, 20, 100)) + Of(s, 400, 2000, 5000)),

        Inputs("divided without centring", [UncenteredNormalizer, InputScale], (x, s) => 1 + (x * Of(s, .01, .003, .001))),

        Inputs("inputs erased", [ConstantInputs], (x, s) => (x * 0) + Of(s, 0, 0, 1)),
        Inputs("every row the first one", [ConstantInputs], (x, _) => x.narrow(0, 0, 1).expand_as(x).contiguous()),
        Inputs("whole numbers left of small ones", [ConstantInputs], (x, _) => (x / 255).trunc()),

        new("an identifier one-hot encoded", [InputEncoding], (r, s) => r with { IsHeldOut = true, Rows = Of(s, 64, 128, 192), Rework = OneHotRows }) { Fits = r => !r.IsConvolution && r.Head != HeadForm.Numbers },

        Inputs("cells that are NaN", [DirtyData], (x, s) => x.masked_fill(rand_like(x) < Of(s, .002, .01, .05), float.NaN)),
        Inputs("cells that are infinite", [DirtyData], (x, s) => x.masked_fill(rand_like(x) < Of(s, .002, .005, .02), float.PositiveInfinity)),
        Inputs("codes for missing cells", [DirtyData], (x, s) => x.masked_fill(rand_like(x) < Of(s, .05, .1, .2), Of(s, -999f, 9999f, -99999f))),

        new("a handful of rows", [TooLittleData, Overfitting], (r, s) => r with { IsHeldOut = true, Rows = Of(s, 12, 8, 6), BatchSize = 8, Epochs = 60 }) { Prepare = HeldOut, LearnsItsRows = true },
        new("few rows and many columns", [TooLittleData, Overfitting], (r, s) => r with { IsHeldOut = true, Rows = Of(s, 20, 14, 10), BatchSize = 8, Epochs = 60, Rework = parts => Padded(parts, 20) }) { Fits = IsTable, LearnsItsRows = true },
        new("noise learned by heart", [Overfitting, TooLittleData], (r, s) => r with { IsHeldOut = true, Rows = Of(s, 60, 50, 40), Widths = [128, 64], BatchSize = 10, Epochs = 60, Rework = parts => Padded(parts with { Targets = Noisy(r, parts.Targets) }, 20) }) { Fits = IsTable, LearnsItsRows = true },

        new("other units when served", [TrainServeMismatch, DistributionDrift], (r, s) => Served(r, x => x * Of(s, 30, 100, 255))) { Prepare = HeldOut, LearnsItsRows = true },
        new("not centred when served", [TrainServeMismatch, DistributionDrift], (r, s) => Served(r, x => (x * Of(s, 3, 10, 20)) + Of(s, 15, 50, 100))) { Prepare = HeldOut, LearnsItsRows = true },
        new("divided twice when served", [TrainServeMismatch, DistributionDrift], (r, s) => Served(r, x => x / Of(s, 50, 255, 1000))) { Prepare = HeldOut, LearnsItsRows = true },
        new("columns in another order when served", [TrainServeMismatch], (r, _) => Served(r, x => x.flip(x.dim() - 1))) { Prepare = HeldOut, Fits = IsTable, LearnsItsRows = true },

        new("rows from elsewhere", [DistributionDrift, TrainServeMismatch], (r, s) => r with { IsHeldOut = true, Rework = parts => parts with { AskedInputs = parts.AskedInputs + Of(s, 3, 4, 6) } }) { Prepare = HeldOut, LearnsItsRows = true },

        new("a column that is the target", [TargetLeak, TrainServeMismatch], (r, s) => r with { IsHeldOut = true, Rework = parts => Leaking(parts, Of(s, .02, .1, .2)) }) { Prepare = HeldOut, Fits = IsTable, LearnsItsRows = true },
    ];

    private static bool IsTable(Recipe recipe) => !recipe.IsConvolution && recipe.Head != HeadForm.Numbers;

    private static Recipe HeldOut(Recipe recipe, int severity) => recipe with { IsHeldOut = true };

    /// <summary>Inputs change, targets stay; a copy's target is what it was.</summary>
    private static Fault Inputs(string name, CauseId[] causes, Func<Tensor, int, Tensor> change) =>
        new(name, causes, (r, s) => r with { Rework = parts => parts.WithInputs(x => change(x, s)) });

    private static Tensor Around(Tensor x, double factor, int column)
    {
        Tensor changed = x.clone();
        changed.select(1, column).mul_(factor);
        return changed;
    }

    private static DataParts OneHotRows(DataParts parts)
    {
        long trained = parts.Inputs.shape[0];
        Tensor all = eye(trained + parts.AskedInputs.shape[0]);
        return parts with { Inputs = all.narrow(0, 0, trained), AskedInputs = all.narrow(0, trained, parts.AskedInputs.shape[0]) };
    }

    private static DataParts Padded(DataParts parts, int columns) => parts with
    {
        Inputs = cat([parts.Inputs, randn(parts.Inputs.shape[0], columns)], 1),
        AskedInputs = cat([parts.AskedInputs, randn(parts.AskedInputs.shape[0], columns)], 1),
    };

    private static Tensor Noisy(Recipe recipe, Tensor targets) => recipe.IsNumber
        ? targets + (1.2 * randn_like(targets))
        : where(rand(targets.shape) < .3, targets.index_select(0, randperm(targets.shape[0])), targets);

    private static Recipe Served(Recipe recipe, Func<Tensor, Tensor> change) =>
        recipe with { IsHeldOut = true, Rework = parts => parts with { AskedInputs = change(parts.AskedInputs) } };

    private static DataParts Leaking(DataParts parts, double noise)
    {
        Tensor target = parts.Targets.to(ScalarType.Float32).reshape(-1, 1);
        Tensor scaled = (target - target.mean()) * 3 / (target.std() + 1e-6);
        return parts with
        {
            Inputs = cat([parts.Inputs, scaled + (noise * randn_like(scaled))], 1),
            AskedInputs = cat([parts.AskedInputs, 3 * randn(parts.AskedInputs.shape[0], 1)], 1),
        };
    }
}
