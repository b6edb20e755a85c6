using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>
/// A learning-rate range test: one optimizer step at each of many rates from small to large, to see where the loss falls and where it
/// blows up. Everything is put back to the bit afterwards.
/// </summary>
/// <param name="Curve">One point a step, rates ascending; ends early where the loss blew up.</param>
/// <param name="Suggested">A rate to start from: where half of the fall is done; null where no rate lowered the loss by more than its noise.</param>
/// <param name="Diverged">The rate at which the loss blew up or was not finite, or null.</param>
/// <remarks>L. N. Smith, Cyclical learning rates for training neural networks, WACV 2017 (arXiv 1506.01186), section 3.3.</remarks>
public sealed record LearningRateRange(IReadOnlyList<LearningRatePoint> Curve, double? Suggested, double? Diverged)
{
    /// <summary>Runs the test.</summary>
    /// <param name="model">The model as it is now, in the mode it is in.</param>
    /// <param name="loss">Outputs (n x m) and targets in, a scalar out.</param>
    /// <param name="optimizer">An optimizer of torch.optim over the model; all its groups get the tried rate.</param>
    /// <param name="batches">Inputs and targets; begun again when they run out.</param>
    /// <param name="options">Rates and steps; the default when null.</param>
    /// <param name="cancellation">Stops between two steps; the state is put back.</param>
    /// <exception cref="ArgumentException">No batches, or an optimizer without state_dict.</exception>
    /// <remarks>The random state of CUDA devices cannot be read in TorchSharp 0.107 and moves on where dropout draws there; the CPU's is put back.</remarks>
    public static LearningRateRange Test(
        nn.Module<Tensor, Tensor> model,
        Func<Tensor, Tensor, Tensor> loss,
        optim.Optimizer optimizer,
        IEnumerable<(Tensor Input, Tensor Target)> batches,
        LearningRateRangeOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(batches);
        options ??= LearningRateRangeOptions.Default;
        var curve = new List<LearningRatePoint>();
        double? diverged = null;
        using var state = new TrainingState(model, optimizer);
        using IEnumerator<(Tensor Input, Tensor Target)> stream = Endless(batches).GetEnumerator();
        double average = 0;
        for (int step = 0; step < options.Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            double rate = options.RateAt(step);
            stream.MoveNext();
            double value = Step(model, loss, optimizer, stream.Current, rate);
            average = (options.Smoothing * average) + ((1 - options.Smoothing) * value);
            double smoothed = average / (1 - Math.Pow(options.Smoothing, step + 1));
            if (!double.IsFinite(smoothed) || (step > 0 && smoothed - curve[0].Loss > options.StopFactor * Math.Abs(curve[0].Loss)))
            {
                diverged = rate;
                break;
            }

            curve.Add(new LearningRatePoint(rate, value, smoothed));
        }

        return new LearningRateRange(curve, HalfwayFall.Of(curve, options.Smoothing), diverged);
    }

    /// <summary>Runs the test with a loss module; see <see cref="Test(nn.Module{Tensor, Tensor}, Func{Tensor, Tensor, Tensor}, optim.Optimizer, IEnumerable{ValueTuple{Tensor, Tensor}}, LearningRateRangeOptions?, CancellationToken)"/>.</summary>
    public static LearningRateRange Test(
        nn.Module<Tensor, Tensor> model,
        nn.Module<Tensor, Tensor, Tensor> loss,
        optim.Optimizer optimizer,
        IEnumerable<(Tensor Input, Tensor Target)> batches,
        LearningRateRangeOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Test(model, loss.call, optimizer, batches, options, cancellation);
    }

    private static double Step(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, (Tensor Input, Tensor Target) batch, double rate)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (optim.ILearningRateController group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        optimizer.zero_grad();
        Tensor value = loss(model.call(batch.Input), batch.Target);
        value.backward();
        optimizer.step();
        return value.detach().to_type(ScalarType.Float64).item<double>();
    }

    private static IEnumerable<(Tensor Input, Tensor Target)> Endless(IEnumerable<(Tensor Input, Tensor Target)> batches)
    {
        while (true)
        {
            bool any = false;
            foreach ((Tensor, Tensor) batch in batches)
            {
                any = true;
                yield return batch;
            }

            if (!any)
            {
                throw new ArgumentException("'batches' is empty (or can be enumerated only once and ran out); a range test needs at least one batch that it can go back to.", nameof(batches));
            }
        }
    }
}
