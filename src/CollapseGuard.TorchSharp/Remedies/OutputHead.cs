using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>An output layer and the loss that belongs to it. Both are yours to dispose.</summary>
/// <param name="Layer">The last layer, (n x features) to (n x units); nothing comes after it.</param>
/// <param name="Loss">Takes the layer's outputs and the targets.</param>
/// <param name="Targets">Shape and type the targets must have.</param>
/// <param name="Decision">How an output is read when the model is used.</param>
/// <param name="Why">Why this pair.</param>
public sealed record OutputHead(Linear Layer, Loss<Tensor, Tensor, Tensor> Loss, string Targets, string Decision, string Why)
{
    /// <summary>The head for a task.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="classCount">Classes for <see cref="PredictionTask.Multiclass"/> (at least 2), 2 for <see cref="PredictionTask.Binary"/>, numbers per row for <see cref="PredictionTask.Regression"/> (at least 1).</param>
    /// <param name="features">Width of the layer before, at least 1.</param>
    /// <param name="classWeights">From <see cref="ClassWeights"/>: (k) for several classes, (1) for two; null weighs rows equally.</param>
    /// <exception cref="ArgumentException">The task is not known or the count does not fit it.</exception>
    public static OutputHead For(PredictionTask task, int classCount, long features, Tensor? classWeights = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        (int least, int most) = task switch
        {
            PredictionTask.Regression => (1, int.MaxValue),
            PredictionTask.Binary => (2, 2),
            PredictionTask.Multiclass => (2, int.MaxValue),
            _ => throw new ArgumentException($"'task' is {task}; a head is made for Regression, Binary or Multiclass.", nameof(task)),
        };
        if (classCount < least || classCount > most)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, $"'classCount' is {classCount}; for {task} it must be {(least == most ? $"{least}" : $"at least {least}")}.");
        }

        return task switch
        {
            PredictionTask.Regression => new(
                nn.Linear(features, classCount),
                nn.MSELoss(),
                $"(n, {classCount}) floats, the shape of the outputs: (n) against (n, 1) would compare every row with every other",
                "the output itself",
                "No activation: relu, sigmoid or tanh cannot reach targets outside their range."),
            PredictionTask.Binary => new(
                nn.Linear(features, 1),
                nn.BCEWithLogitsLoss(pos_weights: classWeights),
                "(n, 1) floats, 0 or 1",
                "sigmoid(output) is the probability; decide at a threshold chosen on held-out rows",
                "One logit; the loss applies the sigmoid itself, without overflow. A softmax over one unit would be 1 for every row."),
            _ => new(
                nn.Linear(features, classCount),
                nn.CrossEntropyLoss(weight: classWeights),
                $"(n) int64 class indices in [0, {classCount - 1}]",
                "softmax(output, 1) are the probabilities; argmax(1) is the class",
                "Logits; the loss applies log-softmax itself. A softmax before it would flatten the gradients."),
        };
    }
}
