using CollapseGuard.Scaling;
using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>
/// A regression model that takes raw inputs and answers in the target's units, while the model inside sees standardized inputs and learns
/// a standardized target. Train it with <see cref="Loss(Func{Tensor, Tensor, Tensor})"/>.
/// </summary>
/// <remarks>
/// Outputs and targets have one unit everywhere, in training as in inference: nothing to turn back by hand, nothing to forget when serving.
/// <see cref="Loss(Func{Tensor, Tensor, Tensor})"/> divides both by the target's scale, so the gradients of the model inside are those of the standardized
/// problem. The four vectors are buffers on the model's device: saved with the state_dict, moved by <c>to(device)</c>, kept in single precision, never trained. Make the optimizer after wrapping or before:
/// the parameters are the same objects. Disposing disposes the model inside.
/// </remarks>
public sealed class ScaledModel : nn.Module<Tensor, Tensor>
{
    private readonly int _featureDimension;
    private readonly nn.Module<Tensor, Tensor> model;
    private readonly Tensor input_offset;
    private readonly Tensor input_scale;
    private readonly Tensor target_offset;
    private readonly Tensor target_scale;

    /// <summary>Wraps a model with scalers of the core; null leaves that side as it is.</summary>
    /// <param name="model">The model that will see scaled inputs (n x … d …) and answer scaled outputs (n x m).</param>
    /// <param name="inputs">Fitted on the training inputs, one column a feature; not <see cref="ScalingKind.Log"/>.</param>
    /// <param name="targets">Fitted on the training targets, one column an output; not <see cref="ScalingKind.Log"/>.</param>
    /// <param name="featureDimension">The dimension of the inputs that holds the features: -1 (last) for tables and sequences, 1 (channels) for images.</param>
    /// <exception cref="ArgumentException">A scaler is not linear.</exception>
    public ScaledModel(nn.Module<Tensor, Tensor> model, Scaler? inputs, Scaler? targets, int featureDimension = -1)
        : base(nameof(ScaledModel))
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        _featureDimension = featureDimension;
        (input_offset, input_scale) = Vectors(inputs, nameof(inputs));
        (target_offset, target_scale) = Vectors(targets, nameof(targets));
        RegisterComponents();
        if (model.parameters().FirstOrDefault() is { } parameter && parameter.device_type != DeviceType.CPU)
        {
            this.to(parameter.device);
        }
    }

    /// <summary>Wraps a model and standardizes by the training rows; a null side stays as it is.</summary>
    /// <param name="model">The model; the scales go to its device.</param>
    /// <param name="inputs">Training inputs, (n x d), or (n x c x h x w) with the channel as feature; floating point, NaN = missing.</param>
    /// <param name="targets">Training targets, (n) or (n x m), floating point.</param>
    /// <exception cref="ArgumentException">Codes instead of measurements, or infinite values.</exception>
    public static ScaledModel Fit(nn.Module<Tensor, Tensor> model, Tensor? inputs, Tensor? targets)
    {
        int dimension = inputs is not null && inputs.dim() >= 4 ? 1 : -1;
        Scaler? inputScaler = inputs is null ? null : Standardize(inputs, dimension, nameof(inputs));
        Scaler? targetScaler = targets is null ? null : Standardize(targets.dim() < 2 ? targets.reshape(-1, 1) : targets, -1, nameof(targets));
        return new ScaledModel(model, inputScaler, targetScaler, dimension);
    }

    /// <summary>Raw inputs in, the target's units out, whatever the mode.</summary>
    /// <param name="input">(n x d) or what the model takes.</param>
    /// <returns>(n x m), in the target's units.</returns>
    public override Tensor forward(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor scaled = (input - Along(input_offset, input)) / Along(input_scale, input);

        // Half-precision inputs are scaled in float, and answers stay float: a large target has no place in half precision.
        Tensor output = model.call(scaled.to_type(input.dtype));
        return ((output * target_scale) + target_offset).MoveToOuterDisposeScope();
    }

    /// <summary>Answers without gradients and in eval mode, and puts the mode back.</summary>
    /// <inheritdoc cref="forward"/>
    public Tensor Predict(Tensor input)
    {
        var modes = new ModuleModes(this);
        using IDisposable noGradients = no_grad();
        eval();
        try
        {
            return call(input);
        }
        finally
        {
            modes.Restore();
        }
    }

    /// <summary>The loss in standardized units, to be fed this model's outputs and the raw targets.</summary>
    /// <param name="loss">A regression loss, as <c>functional.mse_loss</c>.</param>
    public Func<Tensor, Tensor, Tensor> Loss(Func<Tensor, Tensor, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return (output, target) =>
        {
            if (!output.shape.AsSpan().SequenceEqual(target.shape))
            {
                throw new ArgumentException($"The outputs have shape ({string.Join(", ", output.shape)}) and the targets ({string.Join(", ", target.shape)}); both must be equal, or the loss compares every row with every other.", nameof(target));
            }

            using DisposeScope scope = NewDisposeScope();
            return loss((output - target_offset) / target_scale, (target - target_offset) / target_scale).MoveToOuterDisposeScope();
        };
    }

    /// <summary>The loss in standardized units; see <see cref="Loss(Func{Tensor, Tensor, Tensor})"/>.</summary>
    /// <param name="loss">A regression loss module, as <c>nn.MSELoss()</c>.</param>
    public Func<Tensor, Tensor, Tensor> Loss(nn.Module<Tensor, Tensor, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Loss(loss.call);
    }

    /// <summary>Numbers of the core's scaler for a tensor whose features may lie in any dimension.</summary>
    private static Scaler Standardize(Tensor values, int dimension, string name)
    {
        if (!values.is_floating_point())
        {
            throw new ArgumentException($"'{name}' are {values.dtype}; only measurements (floating point) are standardized. Codes belong into an embedding or one-hot columns.", name);
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor last = values.detach().transpose(dimension, -1);
        int columns = checked((int)last.shape[^1]);
        return Scaler.Standardize(last.cpu().to_type(ScalarType.Float32).contiguous().data<float>().ToArray(), columns);
    }

    private static (Tensor Offset, Tensor Scale) Vectors(Scaler? scaler, string name)
    {
        if (scaler is { Kind: ScalingKind.Log })
        {
            throw new ArgumentException($"'{name}' is a {scaler.Kind} scaler; ScaledModel takes linear ones (Standardize, MinMax, Robust). Take the logarithm of the column before, and standardize after.", name);
        }

        // One neutral entry broadcasts over all columns.
        float[] offsets = scaler is null ? [0] : [.. scaler.Columns.Select(column => (float)column.Offset)];
        float[] scales = scaler is null ? [1] : [.. scaler.Columns.Select(column => (float)column.Scale)];
        return (tensor(offsets).DetachFromDisposeScope(), tensor(scales).DetachFromDisposeScope());
    }

    private Tensor Along(Tensor vector, Tensor input)
    {
        long at = _featureDimension < 0 ? input.dim() + _featureDimension : _featureDimension;
        if (vector.numel() > 1 && (at >= input.dim() || input.shape[at] != vector.numel()))
        {
            throw new ArgumentException($"The inputs have shape ({string.Join(", ", input.shape)}); dimension {_featureDimension} must hold the {vector.numel()} features that were fitted.", nameof(input));
        }

        var shape = new long[input.dim()];
        Array.Fill(shape, 1);
        if (vector.numel() > 1)
        {
            shape[at] = vector.numel();
        }

        return vector.reshape(shape);
    }

    /// <summary>Only the model inside changes its number type: an offset rounded to half precision would be off by many deviations.</summary>
    protected override nn.Module _to(ScalarType dtype, bool non_blocking)
    {
        model.to(dtype, non_blocking);
        return this;
    }

    /// <inheritdoc cref="_to(ScalarType, bool)"/>
    protected override nn.Module _to(Device device, ScalarType dtype, bool non_blocking)
    {
        base._to(device.type, device.index, non_blocking);
        model.to(dtype, non_blocking);
        return this;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input_offset.Dispose();
            input_scale.Dispose();
            target_offset.Dispose();
            target_scale.Dispose();
            model.Dispose();
        }

        base.Dispose(disposing);
    }
}
