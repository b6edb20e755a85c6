using CollapseGuard.Torch.State;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Examination;

/// <summary>Sets up the bench, and takes care that nothing of it is left behind.</summary>
internal static class Examining
{
    /// <summary>Asks on a bench; null when the model cannot even be put on it.</summary>
    /// <param name="subject">What is examined.</param>
    /// <param name="x">Inputs of a batch.</param>
    /// <param name="y">Its targets; null without.</param>
    /// <param name="ask">What is asked; must return no tensor.</param>
    public static T? On<T>(Examined subject, Tensor x, Tensor? y, Func<Bench, T?> ask)
        where T : class
    {
        using var scope = NewDisposeScope();
        using var keeper = new StateKeeper(subject.Model, CollapseGuard.Torch.Reading.HeldParameters.Of(subject.Optimizers, subject.Model));
        return Contained.Part(() =>
        {
            (Tensor rows, Tensor? targets) = Batch.Of(x, y);
            using var bench = new Bench(subject, keeper, rows, targets);
            return ask(bench);
        });
    }
}
