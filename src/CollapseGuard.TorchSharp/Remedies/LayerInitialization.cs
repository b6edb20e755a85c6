namespace CollapseGuard.Torch.Remedies;

/// <summary>What <see cref="Initialization"/> did to one layer.</summary>
/// <param name="Name">The layer's path in the model.</param>
/// <param name="Redrawn">Whether its parameters were set; otherwise they were left.</param>
/// <param name="Activation">The activation it was scaled for; "none" for an output.</param>
/// <param name="Scheme">"He", "Glorot", "LeCun", or what else was done.</param>
/// <param name="Deviation">Standard deviation of the weights drawn; NaN when it differs within the layer or nothing was drawn.</param>
/// <param name="Note">How the activation was found, or why the layer was left.</param>
public sealed record LayerInitialization(string Name, bool Redrawn, string Activation, string Scheme, double Deviation, string Note);
