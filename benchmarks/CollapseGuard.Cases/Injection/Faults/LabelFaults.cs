using CollapseGuard.Cases.TorchPrograms;
using TorchSharp;
using static CollapseGuard.Cases.Injection.Fault;
using static CollapseGuard.CauseId;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.Injection;

/// <summary>Faults of the targets.</summary>
internal static class LabelFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        new("class numbers scaled like pixels", [LabelEncoding, SingleClassLabels, TrainServeMismatch], (r, _) => Trained(r, y => y * 0)) { Fits = r => r.IsMulticlass },
        new("class numbers off by one", [LabelEncoding, TrainServeMismatch], (r, s) => Trained(r, y => (y + 1 + (s % 2)).remainder(r.Data.Classes).to(ScalarType.Int64))) { Fits = r => r.IsMulticlass },
        new("labels turned round in training", [LabelEncoding, TrainServeMismatch], (r, _) => Trained(r, y => 1 - y)) { Fits = r => r.IsBinary },
        new("labels 1 and 2", [LabelEncoding], (r, _) => r with { Rework = parts => parts.WithTargets(y => y + 1) }) { Fits = r => r.IsBinary },
        new("labels scaled", [LabelEncoding], (r, s) => Trained(r, y => y * Of(s, .1, .01, 1.0 / 255))) { Fits = r => r.IsBinary },

        new("one label in training", [SingleClassLabels, LabelEncoding], (r, s) => Trained(r, y => (y * 0) + (s % 2))) { Fits = r => !r.IsNumber },
        new("one label everywhere", [SingleClassLabels], (r, s) => r with { Rework = parts => parts.WithTargets(y => (y * 0) + (s % 2)) }) { Fits = r => !r.IsNumber },
        new("rows of one class", [SingleClassLabels], (r, s) => r with { IsHeldOut = true, Rework = parts => OfOneClass(parts, s % 2) }) { Fits = r => !r.IsNumber },

        new("shuffled apart once", [LabelMisalignment], (r, _) => Trained(r, y => y.index_select(0, randperm(y.shape[0])))),
        new("shuffled apart in every epoch", [LabelMisalignment], (r, _) => r with { Order = RowOrder.ShuffledApart }),
        new("shuffled apart in every row there is", [LabelMisalignment, NoSignal], (r, _) => r with { IsHeldOut = true, Rework = parts => parts.WithTargets(y => y.index_select(0, randperm(y.shape[0]))) }),

        new("sorted by target", [UnshuffledData], (r, s) => r with { Order = RowOrder.AsGiven, Rework = Sorted, BatchSize = Of(s, 32, 16, 8), LearningRate = r.LearningRate * Of(s, 1, 1, 1.5) }),

        new("a rare class", [ClassImbalance, DecisionThreshold], (r, s) => Rare(r, Of(s, .04, .03, .02), .8) with { Rows = 1600, Epochs = r.Epochs / 8 }) { Fits = r => r.IsBinary, MustBeConstant = true },
        new("a class below the threshold", [DecisionThreshold, ClassImbalance], (r, s) => Rare(r, Of(s, .2, .16, .12), Of(s, .35, .42, .5))) { Fits = r => r.IsBinary, MustBeConstant = true },

        new("noise for a target", [NoSignal], (r, s) => r with { IsHeldOut = true, Rework = parts => parts.WithTargets(y => r.IsNumber ? (randn_like(y) * Of(s, 1, .5, 2)) + (Of(s, 0, 1, -1)) : y.index_select(0, randint(0, y.shape[0], y.shape[0]))) }) { Fits = r => r.Head != HeadForm.Numbers },

        new("far targets", [TargetScale], (r, s) => Moved(r, Of(s, 100, 1000, 1e5), Of(s, 5, 50, 1e4))) { Fits = r => r.IsNumber },
        new("wide targets", [TargetScale], (r, s) => Moved(r, 0, Of(s, 200, 2e3, 1e5))) { Fits = r => r.IsNumber },
        new("a level far beyond the spread", [TargetScale], (r, s) => Moved(r, Of(s, 50, 200, 1000), 1)) { Fits = r => r.IsNumber },
    ];

    private static Recipe Moved(Recipe recipe, double level, double spread) => recipe with { Rework = parts => parts.WithTargets(y => (y * spread) + level) };

    /// <summary>Training targets change; the rows asked about keep theirs.</summary>
    private static Recipe Trained(Recipe recipe, Func<Tensor, Tensor> change) => recipe with { Rework = parts => parts with { Targets = change(parts.Targets) } };

    private static DataParts OfOneClass(DataParts parts, int label)
    {
        Tensor rows = (parts.Targets.reshape(-1) == label).nonzero().reshape(-1);
        return parts with { Inputs = parts.Inputs.index_select(0, rows), Targets = parts.Targets.index_select(0, rows) };
    }

    private static DataParts Sorted(DataParts parts)
    {
        Tensor order = parts.Targets.reshape(parts.Targets.shape[0], -1).select(1, 0).argsort();
        Tensor x = parts.Inputs.index_select(0, order);
        Tensor y = parts.Targets.index_select(0, order);
        return ReferenceEquals(parts.Inputs, parts.AskedInputs) ? new DataParts(x, y, x, y) : parts with { Inputs = x, Targets = y };
    }

    private static Recipe Rare(Recipe recipe, double share, double shift) => recipe with { Rows = 600, Epochs = recipe.Epochs / 4, Rework = parts => Shifted(parts, share, shift) };

    /// <summary>Rare rows differ from the others by a shift that does not separate them.</summary>
    private static DataParts Shifted(DataParts parts, double share, double shift)
    {
        (Tensor x, Tensor y) = Draw(parts.Inputs, parts.Targets);
        if (ReferenceEquals(parts.Inputs, parts.AskedInputs))
        {
            return new DataParts(x, y, x, y);
        }

        (Tensor asked, Tensor truth) = Draw(parts.AskedInputs, parts.AskedTargets);
        return new DataParts(x, y, asked, truth);

        (Tensor X, Tensor Y) Draw(Tensor inputs, Tensor targets)
        {
            Tensor rare = rand(targets.shape) < share;
            return (randn_like(inputs) + (shift * rare.reshape(-1, 1).to(ScalarType.Float32) / Math.Sqrt(2)), rare.to(targets.dtype));
        }
    }
}
