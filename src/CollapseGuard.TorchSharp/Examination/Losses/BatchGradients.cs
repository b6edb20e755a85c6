using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination.Losses;

/// <summary>Gradients of the batch's loss, taken aside: no parameter's own gradient is touched.</summary>
/// <param name="Loss">The loss, in training mode.</param>
/// <param name="Gradients">One for each of the keeper's parameters; null where the loss gives none.</param>
/// <param name="OutputGradient">Greatest magnitude on the outputs; 0 when the loss does not read them.</param>
/// <param name="PenaltyRatio">Norm of the gradient that does not pass the outputs, over the whole's.</param>
/// <param name="PenaltyToData">The same over the norm of the rest, which passes the outputs.</param>
internal sealed record BatchGradients(double Loss, IReadOnlyList<Tensor?> Gradients, double OutputGradient, double PenaltyRatio, double PenaltyToData)
{
    /// <summary>Takes them; in inference mode where training mode cannot be run.</summary>
    public static BatchGradients? Of(Bench bench) => Contained.Part(() => Take(bench, training: true)) ?? Contained.Part(() => Take(bench, training: false));

    private static BatchGradients? Take(Bench bench, bool training)
    {
        Tensor[] asking = Array.FindAll(bench.Keeper.Parameters, p => p.requires_grad && p.is_leaf);
        using var on = enable_grad();
        Tensor outputs = training ? bench.TrainWithGradient(bench.X) : bench.InferWithGradient(bench.X);
        if (!outputs.requires_grad)
        {
            outputs = outputs.detach().requires_grad_(true);
        }

        Tensor loss = bench.LossTensor(outputs);
        double value = loss.detach().to(ScalarType.Float64).item<double>();
        IList<Tensor> found = loss.requires_grad ? autograd.grad([loss], [outputs, .. asking], allow_unused: true) : [];
        Tensor? onOutputs = found.Count > 0 ? Present(found[0]) : null;
        Tensor?[] all = Array.ConvertAll(bench.Keeper.Parameters, p => Array.FindIndex(asking, a => a.Handle == p.Handle) is var i && i >= 0 && found.Count > 0 ? Present(found[i + 1]) : null);
        IReadOnlyList<Tensor?> penalties = Contained.Part(() => Penalties(bench, outputs.detach(), asking)) ?? [];
        double penalty = Norm(penalties);
        Tensor?[] data = [.. asking.Select((_, i) => Difference(found.Count > 0 ? Present(found[i + 1]) : null, i < penalties.Count ? penalties[i] : null))];
        return new BatchGradients(
            value, all, onOutputs is null ? 0 : Doubles.Greatest(Doubles.Wide(onOutputs)),
            penalty == 0 ? 0 : penalty / Norm(all), penalty == 0 ? 0 : penalty / Norm(data));
    }

    /// <summary>Gradients of the loss of detached outputs: what is left is a penalty on the parameters. Empty without one.</summary>
    private static IReadOnlyList<Tensor?> Penalties(Bench bench, Tensor outputs, Tensor[] asking)
    {
        Tensor loss = bench.LossTensor(outputs);
        return !loss.requires_grad || asking.Length == 0 ? [] : [.. autograd.grad([loss], asking, allow_unused: true).Select(Present)];
    }

    private static Tensor? Difference(Tensor? whole, Tensor? part) => part is null ? whole : whole is null ? -part : whole - part;

    private static double Norm(IReadOnlyList<Tensor?> gradients)
    {
        double squares = 0;
        foreach (Tensor? gradient in gradients)
        {
            squares += gradient is null ? 0 : gradient.detach().to(ScalarType.Float64).square().sum().item<double>();
        }

        return Math.Sqrt(squares);
    }

    private static Tensor? Present(Tensor? gradient) => gradient is null || gradient.IsInvalid ? null : gradient;
}
