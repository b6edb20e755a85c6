using CollapseGuard.Summaries;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>What the targets ask for, in the space that the loss reads, and what is made of it; shaped like the outputs.</summary>
internal sealed class PerfectPrediction
{
    private const double Edge = 1e-6;
    private const double Confident = 10;

    private readonly Space _space;
    private readonly Tensor _targets;
    private readonly int _axis;
    private readonly Tensor _outputs;

    private PerfectPrediction(Space space, Tensor targets, int axis, Tensor outputs) => (_space, _targets, _axis, _outputs) = (space, targets, axis, outputs);

    private enum Space
    {
        Numbers,
        Probabilities,
        Logits,
        LogProbabilities,
    }

    /// <summary>The prediction itself.</summary>
    public Tensor Exact => Written(_targets);

    /// <summary>The best constant.</summary>
    public Tensor Constant => Written(Mean.expand_as(_targets));

    /// <summary>Moved by one standard deviation of the targets, or a tenth towards the next class; each direction.</summary>
    public IReadOnlyList<Tensor> Shifted
    {
        get
        {
            if (_space == Space.Numbers)
            {
                double step = Doubles.RootMeanSquare(Doubles.Deviations(Doubles.Rows(_targets)));
                return [Written(_targets + (step > 0 ? step : 1)), Written(_targets - (step > 0 ? step : 1))];
            }

            return HasClasses
                ? [Written((_targets * 0.9) + (_targets.roll(1, -1) * 0.1)), Written((_targets * 0.9) + (_targets.roll(-1, -1) * 0.1))]
                : [Written((_targets * 0.9) + ((1 - _targets) * 0.1))];
        }
    }

    /// <summary>Mirrored at the targets' mean, or the classes swapped.</summary>
    public Tensor Inverted => Written(_space == Space.Numbers ? (Mean * 2) - _targets : HasClasses ? _targets.roll(1, -1) : 1 - _targets);

    private bool HasClasses => _space is Space.LogProbabilities || (_targets.dim() > 1 && _targets.shape[^1] > 1 && IsSimplex);

    private bool IsSimplex => (_targets.sum(-1) - 1).abs().max().item<double>() < 1e-3;

    private Tensor Mean => _targets.dim() > 1 && _targets.shape[^1] > 1 && _targets.dim() == 2
        ? _targets.mean([0L], keepdim: true)
        : _space != Space.Numbers && _targets.dim() > 2 && _targets.shape[^1] > 1 ? _targets.reshape(-1, _targets.shape[^1]).mean([0L]) : _targets.mean();

    /// <summary>Builds it from the loss's form; null when targets and outputs do not fit.</summary>
    public static PerfectPrediction? Of(LossIdentity identity, TargetEncodings encodings, Tensor y, Tensor outputs)
    {
        long[] shape = TargetEncodings.Moved(outputs, encodings.ClassAxis).shape;
        Tensor? targets = identity.Targets is { } read && read.shape.SequenceEqual(shape) ? read
            : identity.Form == LossForm.Unknown && !y.is_floating_point() && encodings.OneHot is { } classes ? classes
            : encodings.Aligned ?? encodings.OneHot
            ?? (LossIdentity.Spread(encodings, outputs) is { } spread ? TargetEncodings.Moved(spread, encodings.ClassAxis) : null);
        return targets is null ? null : new PerfectPrediction(SpaceOf(identity.Form, targets, outputs), targets, encodings.ClassAxis, outputs);
    }

    /// <summary>Targets that belong to other rows, as far from their own as the batch allows; null when all rows are alike.</summary>
    public static Tensor? WrongRows(Tensor y)
    {
        Tensor rows = Doubles.Rows(y);
        long n = rows.shape[0];
        Tensor order = Order(y);
        Tensor from = empty_like(order).index_copy_(0, order, order.roll(n / 2, 0L));
        Tensor moved = y.index_select(0, from.to(y.device));
        return (Doubles.Rows(moved) == rows).all().item<bool>() ? null : moved;
    }

    /// <summary>The rows by rising target.</summary>
    public static Tensor Order(Tensor y)
    {
        Tensor rows = Doubles.Rows(y);
        return rows.matmul(arange(1, rows.shape[1] + 1, dtype: ScalarType.Float64)).argsort(0);
    }

    private static Space SpaceOf(LossForm form, Tensor targets, Tensor outputs) => form switch
    {
        LossForm.SquaredError or LossForm.AbsoluteError or LossForm.Huber => Space.Numbers,
        LossForm.BinaryProbabilities or LossForm.CategoricalProbabilities => Space.Probabilities,
        LossForm.BinaryLogits or LossForm.CategoricalLogits => Space.Logits,
        LossForm.LogProbabilities => Space.LogProbabilities,
        _ => Guess(targets, outputs),
    };

    // An unknown loss: targets outside [0, 1] are numbers; else the outputs tell what the loss is meant to read.
    private static Space Guess(Tensor targets, Tensor outputs)
    {
        if (targets.min().item<double>() < 0 || targets.max().item<double>() > 1)
        {
            return Space.Numbers;
        }

        Tensor wide = Doubles.Wide(outputs);
        (double least, double greatest) = (wide.min().item<double>(), wide.max().item<double>());
        return least >= 0 && greatest <= 1 ? Space.Probabilities
            : greatest <= 0 && outputs.dim() > 1 && outputs.shape[^1] > 1 ? Space.LogProbabilities : Space.Logits;
    }

    // Targets outside [0, 1] have no perfect prediction among probabilities; the nearest one is asked.
    private Tensor Written(Tensor targets)
    {
        Tensor clipped = targets.clamp(Edge, 1 - Edge);
        Tensor written = _space switch
        {
            Space.Numbers => targets,
            Space.Probabilities => clipped,
            Space.LogProbabilities => clipped.log(),
            _ => (HasClasses ? clipped.log() - clipped.log().mean([-1L], keepdim: true) : (clipped / (1 - clipped)).log()).clamp(-Confident, Confident),
        };
        return ProbingPredictions.Like(TargetEncodings.Back(written, _axis), _outputs);
    }
}
