using static TorchSharp.torch;

namespace CollapseGuard.Torch.Remedies;

/// <summary>A model with other layers between the same weights.</summary>
/// <param name="Model">
/// Use this one from now on, and dispose only this one: where a Sequential was rebuilt, the old one shares its layers. Parameters are the same objects, so the optimizer goes on.
/// </param>
/// <param name="Changed">Paths of the layers that were replaced or put in.</param>
/// <param name="Kept">Paths of the layers that could not be replaced, each with the reason.</param>
public sealed record RebuiltModel(nn.Module<Tensor, Tensor> Model, IReadOnlyList<string> Changed, IReadOnlyList<string> Kept);
