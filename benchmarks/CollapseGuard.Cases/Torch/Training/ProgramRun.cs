using TorchSharp;
using static TorchSharp.torch;

namespace CollapseGuard.Cases.TorchPrograms;

/// <summary>One training about to begin: everything the loop needs, changed with <c>with</c> to try a remedy. Owns its model and optimizer.</summary>
/// <param name="Model">The untrained model.</param>
/// <param name="Loss">Loss of (output, target), a scalar.</param>
/// <param name="Optimizer">Holds the model's parameters.</param>
/// <param name="Inputs">Training inputs, n x d.</param>
/// <param name="Targets">Training targets, n x m, or n class indices.</param>
/// <param name="Epochs">Passes over the rows.</param>
/// <param name="BatchSize">Rows a step; the last batch may be smaller.</param>
internal sealed record ProgramRun(
    nn.Module<Tensor, Tensor> Model,
    Func<Tensor, Tensor, Tensor> Loss,
    optim.Optimizer Optimizer,
    Tensor Inputs,
    Tensor Targets,
    int Epochs,
    int BatchSize) : IDisposable
{
    /// <summary>The inputs as the program prepares them at inference.</summary>
    public Tensor EvaluationInputs { get; init; } = Inputs;

    /// <summary>The truth of <see cref="EvaluationInputs"/>.</summary>
    public Tensor EvaluationTargets { get; init; } = Targets;

    /// <summary>How rows are ordered in an epoch.</summary>
    public RowOrder Order { get; init; } = RowOrder.Shuffled;

    /// <summary>False where the program forgets to step.</summary>
    public bool Steps { get; init; } = true;

    /// <summary>False where the program forgets to clear gradients.</summary>
    public bool ClearsGradients { get; init; } = true;

    /// <summary>Batches whose gradients are added up before a step.</summary>
    public int AccumulatedBatches { get; init; } = 1;

    /// <summary>The learning rate before each step, by the number of steps behind; null for a constant one.</summary>
    public Func<int, double>? LearningRateAt { get; init; }

    public void Dispose()
    {
        Optimizer.Dispose();
        Model.Dispose();
    }
}

/// <summary>How rows are ordered in an epoch.</summary>
internal enum RowOrder
{
    /// <summary>Inputs and targets shuffled together.</summary>
    Shuffled,

    /// <summary>As they are.</summary>
    AsGiven,

    /// <summary>Inputs and targets shuffled apart, so that they no longer belong together.</summary>
    ShuffledApart,
}
