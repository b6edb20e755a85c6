namespace CollapseGuard.MLNet.Weights;

/// <summary>What one class weighs.</summary>
/// <param name="Name">The class.</param>
/// <param name="Rows">Its rows among those fitted on.</param>
/// <param name="Weight">The weight of each of them.</param>
public sealed record ClassWeight(string Name, long Rows, double Weight);
